"""The pages, each a module with a ``layout``: from views and quotes to components.

The law of this room: composition only; what pages share stands in :mod:`components` itself.
"""
