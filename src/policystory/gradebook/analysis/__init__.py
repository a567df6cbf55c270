"""What the marks of an assignment show about its questions, and how certain that is.

Only first attempts are counted, because in a second attempt a learner has seen similar questions.
"""
