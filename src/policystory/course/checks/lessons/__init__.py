"""Check the notebooks of lessons: what their prose tells, and what their code cells call."""
