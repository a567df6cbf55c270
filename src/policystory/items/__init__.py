"""facts -> items: questions made from facts, with the key, proved wrong options and feedback."""
