"""The survey as a whole: what changed most, what is suspected, and whether the report's statements hold."""
