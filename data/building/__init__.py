"""From the source files to the tables: reading, checking, deriving, preparing.

The law of this room: nothing here runs on a click, and nothing is written before everything is checked.
"""
