"""Where, as worded."""
