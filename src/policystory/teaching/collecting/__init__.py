"""Take in what learners handed in: read files within limits, decide about each, and keep copies."""
