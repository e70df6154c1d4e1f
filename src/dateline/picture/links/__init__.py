"""Stage link: words become actors, places and days."""
