"""What the marks of an assignment say of its questions, and how sure one can be of it.

Only first attempts are counted: whoever answers again has seen questions of the same kind.
"""
