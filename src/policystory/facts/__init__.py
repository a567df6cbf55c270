"""The records of a course (facts, sources and more), and what they prove about statements."""
