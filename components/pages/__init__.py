"""Pages: composition only. Each module has a ``layout`` and a ``title``."""
