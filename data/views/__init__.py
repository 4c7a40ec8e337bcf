"""What a person chose, and the small frozen view of the tables that belongs to it.

The law of this room: a view slices and orders the cells, which were calculated when the tables were built, and has
:mod:`data.statistics` calculate the changes between the two years that are compared. It writes nothing about results:
the only sentences here are about an address that asks for something unknown.
"""
