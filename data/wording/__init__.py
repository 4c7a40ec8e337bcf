"""Numbers, statuses and views in plain Dutch: the only room that writes sentences about results."""
