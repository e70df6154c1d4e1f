"""What leaves the machine: the brief, the picture file, tables, and the explanation of any id."""
