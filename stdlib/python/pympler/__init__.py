"""Sizes of objects with all they refer to, summaries of all objects, and how these change: what programs use of Pympler."""
