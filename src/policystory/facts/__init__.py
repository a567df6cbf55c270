"""The records of a course (facts, sources and more), and which statements they prove."""
