"""Where places are: one file of names and coordinates, built once and read only."""
