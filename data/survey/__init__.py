"""What the tables hold: columns and codes, questions and their measurements, which years compare, errors.

The law of this room: it knows no statistics, no filters and no sentence about results.
"""
