"""Check the lessons' notebooks: that facts back the prose, and that the code cells work."""
