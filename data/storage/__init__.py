"""Tables in object storage: S3 and what speaks like it, and Azure.

The law of this room: whoever reads tables reads a folder; here a published set is copied into one, whole and verified.
The storage is only asked by a process of its own, for pyarrow ends a process where Azure gives no token, waits for
minutes at its end for S3 that hangs, and has no time limit for Azure. Nothing is known here of what files hold.

How it lies there: ``current`` is a text with the name of the set that is served, ``<name>/`` holds the files of a set
and its manifest. A set has its digest in its name and never changes, and ``current`` is written last.
"""
