"""Stage group: which reports are of one running matter."""
