"""A learner's assignments: the quizzes that a teacher handed out, and what is handed in."""
