"""A report as a document: Word, Excel, Markdown, CSV; what all of them say is in `body`."""
