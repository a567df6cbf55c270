"""Write what a lesson's page shows around its quizzes: facts, their cards, and the course map."""
