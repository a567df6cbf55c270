"""Read a course's records (facts, sources and more), and judge which statements they prove."""
