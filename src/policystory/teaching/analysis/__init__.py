"""The analysis of an assignment for people: with sections and names, as text, page and frames."""
