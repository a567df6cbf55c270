"""Write items, lessons and pictures as HTML, Markdown and text."""
