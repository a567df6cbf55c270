"""The report on the bank of questions."""
