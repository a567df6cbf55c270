"""The values of facts: periods, numbers with their units, and numbers in texts."""
