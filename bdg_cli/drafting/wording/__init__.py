"""What the words of a document say of units: where names begin and end, how one unit is spelled,
who leads, who helps. All of it works on texts alone, whatever stands around them.
"""
