"""What a course is made of: content, lessons, quizzes, and where they are found."""
