"""Draw a quiz for one attempt of a learner, as a paper and a key.

The paper has the questions and can be handed out; the key has the right answers.
"""
