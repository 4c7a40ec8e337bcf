"""The quotes of respondents: the rules of the search, the index, finding, counting, and words that stand out."""
