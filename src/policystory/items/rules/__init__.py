"""The rules that every item, paper and bank must pass."""
