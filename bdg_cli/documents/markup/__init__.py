"""Documents that are one text with tags: OpenDocument (.odt) and web pages (.html)."""
