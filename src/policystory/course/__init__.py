"""What a course is made of (content, lessons, quizzes), and how it is found, read and checked."""
