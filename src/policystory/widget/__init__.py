"""The quiz widget in a notebook: its messages with the page, and its copy as plain HTML."""
