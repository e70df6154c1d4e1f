"""Who holds which place from when to when."""
