"""How many, of whom."""
