"""The outline of a course: which lessons there are, in which order, and what they have taught."""
