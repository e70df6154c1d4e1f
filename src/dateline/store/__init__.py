"""What is kept, in one SQLite file: a Writer that adds to it and a View that only reads."""
