"""What is drawn: functions from views to Dash components, figures and files.

The law of this folder: no callback, no store, no arithmetic on results. Figures are plain dicts, because building
them through ``plotly.graph_objects`` costs tens of milliseconds per click; tests validate every dict.
"""
