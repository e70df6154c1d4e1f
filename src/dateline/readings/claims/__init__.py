"""What is said to have happened."""
