"""Facts about municipalities that hold for any survey: names, codes, provinces, sizes, by year.

The law of this room: it knows nothing of the survey, and what is not known is None.
"""
