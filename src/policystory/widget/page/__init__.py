"""The page around a lesson's quizzes: its look, and the cards that its citation marks open."""
