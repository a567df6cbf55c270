"""The analysis of an assignment, with the parts of a class: as text, as a page, as data frames."""
