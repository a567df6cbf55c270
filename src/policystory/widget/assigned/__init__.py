"""Show a quiz that a teacher has assigned: it is answered here, and handed in as a file."""
