"""View -> file: what is on screen, for a spreadsheet."""
