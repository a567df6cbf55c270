"""Check everything that authors write for a course: quizzes, lessons, charts, predictions."""
