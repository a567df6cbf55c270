"""The instructor's commands: from setting up a class to grading, exporting and erasing."""
