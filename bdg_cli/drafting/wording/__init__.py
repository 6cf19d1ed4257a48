"""Read units in the words of a document: where names begin and end, who leads, who supports.

Everything here works on texts alone, without their position in the document.
"""
