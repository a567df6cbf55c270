"""The quiz as a notebook shows it: one anywidget, and the same questions as plain HTML."""
