"""Paragraphs as parsed sentences, and what the parse says of clauses and phrases."""
