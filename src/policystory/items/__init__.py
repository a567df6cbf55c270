"""facts -> items: questions made from facts, with a key, wrong options that are proved wrong, and feedback for each."""
