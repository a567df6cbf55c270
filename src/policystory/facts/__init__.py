"""content -> facts: the records, the corpus that holds them, and what it proves."""
