"""Many reports in; one sourced picture out: what happened, where, when, and who says so."""

__version__ = "0.1.0"
