"""Questions, lessons and pictures as HTML and text."""
