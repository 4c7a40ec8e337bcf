"""The quotes of respondents: the rules of the search, the index, finding, counting, and words that stand out.

The law of this room: :mod:`data.quotes.rules`, by its words and compounds, alone says what matches; the index only
says where.
"""
