"""Facts about Dutch municipalities by year: code, name, province, inhabitants.

The law of this room: it knows no survey and imports nothing of ours. Facts stand in ``municipalities.csv`` with their
source in ``SOURCES.md``; what is not known is None, never a guess.
"""
