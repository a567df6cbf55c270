"""Feedback: what a learner reads after an answer.

After a right answer it says what is true. After a wrong one it says why that is wrong, without
revealing the right one.
"""
