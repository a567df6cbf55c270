"""content -> facts: the records of a course, and what they prove true or false."""
