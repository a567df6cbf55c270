"""The widgets of a notebook (quiz, poll, brief): messages with the page, and plain HTML copies."""
