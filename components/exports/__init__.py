"""Views and found quotes -> files for a spreadsheet or for Word.

The law of this room: a file holds what is on screen, with the same words.
"""
