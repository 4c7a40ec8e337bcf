"""Views and found quotes -> files for a spreadsheet or for Word.

The law of this room: a file holds the answers and years on screen, in the same words, and all that it takes to read
them alone.
"""
