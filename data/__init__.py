"""The survey as data: source files, tables, and pure views of them.

The law of this house: it knows pandas and pyarrow, never Dash and never Plotly. Data flow one way, and so do imports:
:mod:`data.survey` <- :mod:`data.statistics` <- :mod:`data.views` <- :mod:`data.wording` <- :mod:`data.overview` <-
:mod:`data.building`. :mod:`data.store` is the only place that opens the tables.
"""
