"""What learners can do with their own record: verify, export, merge and erase it."""
