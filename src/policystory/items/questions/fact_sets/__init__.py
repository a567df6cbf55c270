"""Make questions from sets of facts that an author chose, with the author's words."""
