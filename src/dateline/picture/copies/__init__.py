"""Stage trace: whose words an article took."""
