"""Every problem of a course: its files, quizzes, prose, figures and proofs."""
