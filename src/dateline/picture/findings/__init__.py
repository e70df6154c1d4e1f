"""Stage compare: fact by fact, who says what and how surely it stands."""
