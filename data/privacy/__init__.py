"""What an open answer may give away, and what a person decides about it.

The law of this room: it proposes and a person decides; no text that nobody decided about is published.
"""
