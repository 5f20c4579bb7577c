"""Executes a notebook once, by the user's own Jupyter. Runs in a process of its own."""
