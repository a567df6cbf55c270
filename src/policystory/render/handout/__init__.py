"""Write papers (drawn quizzes), right answers and feedback as pages to hand out."""
