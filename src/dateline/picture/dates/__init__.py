"""Stage date: when each report was written."""
