"""The commands, by what they do to a store: add to it, show it, decide about it."""
