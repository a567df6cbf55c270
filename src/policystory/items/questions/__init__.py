"""What is asked: one file a sort of question on a fact."""
