"""Statements to be sorted into categories."""
