"""Courses that are read where authors edit them, and the compiled copies that save time."""
