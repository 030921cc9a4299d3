"""Reading and writing tables, and how they look when printed."""
