"""Write a brief (a learner's short text built from facts) as HTML, as Markdown and as a history."""
