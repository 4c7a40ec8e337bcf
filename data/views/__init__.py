"""What a person chose, and the small frozen view of the tables that belongs to it.

The law of this room: a view only selects and orders what was calculated; it writes no word.
"""
