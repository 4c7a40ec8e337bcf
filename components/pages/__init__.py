"""Pages: composition only. Each module has a ``layout``, from views and quotes to components."""
