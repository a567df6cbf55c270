"""What is copied into a class's folder when it is made: the instructor's notebook."""
