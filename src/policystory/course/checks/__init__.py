"""Check a course's quizzes, prose, and specifications of charts."""
