"""Write items, lessons, briefs and pictures as HTML, Markdown and plain text."""
