"""A paper that a teacher released, as a quiz: answered, handed in as a file, marked elsewhere."""
