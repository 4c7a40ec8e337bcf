"""Versions of the tables, one of which is served.

The law of this room: a version is whole before it can be served and never changes afterwards; what is served changes by
one rename; nothing is lost before somebody asks for it.
"""
