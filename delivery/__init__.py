"""How scripts and styles reach the browser: few files, compressed once, kept by the browser until they change.

The law of this folder: it knows files and the web, not the survey; it imports nothing of callbacks, components or data.
"""
