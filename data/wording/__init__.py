"""Numbers, statuses and views in plain Dutch.

The law of this room: it is the only one that puts a view into words, and it takes every number from that view.
"""
