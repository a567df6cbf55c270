"""The quiz widget in a notebook: messages with its page, and its copy as plain HTML."""
