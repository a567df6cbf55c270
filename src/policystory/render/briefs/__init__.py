"""A brief as HTML and Markdown, and its changes as a learner reads of them."""
