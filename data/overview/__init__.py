"""The survey as a whole: what changed most, what is suspected, and whether the report's statements hold.

The law of this room: every number comes from the questions and their views; nothing is calculated a second time. What
views do not have, the lead of an answer and its distance to a figure, is tested with :mod:`data.statistics`.
"""
