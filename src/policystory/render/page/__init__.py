"""Write what stands on a lesson's page around its quizzes: facts and their cards, and the map."""
