"""What a reader gets: functions from views to Dash components, HTML, figures and files.

The law of this folder: no callback, no store, no arithmetic on results. Figures are plain dicts, because building
them through ``plotly.graph_objects`` costs tens of milliseconds per choice; tests validate every dict.
"""
