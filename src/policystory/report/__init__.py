"""The bank report: counts of all items of a course, as text and as an HTML page."""
