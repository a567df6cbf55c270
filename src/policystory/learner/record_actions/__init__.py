"""What learners can do with their record: verify, export, merge and erase it."""
