"""What a learner is told of an answer.

Of a right one, what is true; of a wrong one, why it is not the answer, which is not told.
"""
