"""How official documents are laid out: what stands before lines, between pages and at the end.

Drafts are made by it, and the coverage of a source is measured by it.
"""
