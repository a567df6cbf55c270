"""The report on a course's bank of items, as text and as an HTML page."""
