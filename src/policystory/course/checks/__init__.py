"""Checks of a course's quizzes, its prose, and the specifications of its charts."""
