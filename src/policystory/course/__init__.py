"""A course (content, lessons, quizzes): find it, read it and check it."""
