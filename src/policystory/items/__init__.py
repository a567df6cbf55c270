"""facts -> items: questions made from facts, with a key, proved wrong options, and feedback."""
