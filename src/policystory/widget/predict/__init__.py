"""The poll before a lesson: its widget, its messages with the page, and its copy as plain HTML."""
