"""The commands of an author: begin a course, check it, run its lessons, pack it."""
