"""The checks of a course: its quizzes, its prose, and its figures' specifications."""
