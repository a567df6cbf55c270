"""What a class's folder gets when it is made: the instructor's notebook."""
