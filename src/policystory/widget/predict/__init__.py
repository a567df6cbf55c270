"""The poll before a lesson, which asks for the learner's predictions."""
