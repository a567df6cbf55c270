"""Make items from facts: questions with right answers, proved wrong options and feedback."""
