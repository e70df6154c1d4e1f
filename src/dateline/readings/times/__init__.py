"""When, as worded."""
