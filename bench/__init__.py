"""Measurements: what the reader and the picture score on public sets, and what they cost."""
