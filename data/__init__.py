"""The survey as data: source files, tables, and pure views of them.

The law of this house: it knows pandas and pyarrow, never Dash and never Plotly. Data flow one way:
:mod:`data.survey` -> :mod:`data.statistics` -> :mod:`data.store` -> :mod:`data.views` -> :mod:`data.wording` ->
:mod:`data.overview` -> :mod:`data.building` -> :mod:`data.publishing`; a room imports only from those before it.
:mod:`data.quotes` stands beside them: its rules, index and table are used by the store, its filters and finding use the
views. :mod:`data.storage` knows no more than how a set lies on a disk.
:mod:`data.store` is the only place that opens the tables.
"""
