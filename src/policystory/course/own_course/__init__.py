"""A course of one's own: begin it from a template, pack it into one file, open a packed one."""
