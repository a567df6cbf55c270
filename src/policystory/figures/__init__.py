"""Figures of a notebook, made from facts: a chart, its caption, and its data as a table."""
