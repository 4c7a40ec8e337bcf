"""From a file of the survey tool to a new version of the tables, on the command line.

The law of this room: it reads nothing itself and writes nothing itself. What a file holds is read by ``data.workbook``
or ``data.respondents``, what open answers may give away is found by ``data.privacy``, and only ``data.publishing``
changes what is served.
"""
