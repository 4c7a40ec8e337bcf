"""A workbook, or a folder of CSV files, with percentages or counts: the template and reading it back.

The law of this room: a cell that is not understood is named with its place and is a question to who filled it in, never
a guess.
"""
