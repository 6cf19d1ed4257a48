"""Read Word files (.docx): the zip package, its XML, and the lines that Word prints from it."""
