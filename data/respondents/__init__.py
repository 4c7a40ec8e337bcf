"""From a file with a row per respondent to percentages.

The law of this room: a reader knows one program that makes such files and gives the same form as the others; whatever
identifies a person is left behind when the file is read; chosen, not chosen and not asked stay three things.
"""
