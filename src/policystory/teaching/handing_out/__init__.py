"""Make papers (each learner's questions) and feedback, and bring them to learners."""
