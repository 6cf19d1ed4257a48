"""PDF files: what is drawn on their pages, read in a process of its own with bounds."""
