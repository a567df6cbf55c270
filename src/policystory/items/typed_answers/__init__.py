"""What a learner types, read as people write it: numbers and names."""
