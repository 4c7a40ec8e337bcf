"""The survey as data: source files, tables, and pure views of them.

The law of this folder: it knows pandas and pyarrow, never Dash and never Plotly. Data flow one way:
``source/*.csv`` -> ``tables/*.parquet`` -> :mod:`data.store` -> :mod:`data.views` -> charts, tables, sentences.
"""
