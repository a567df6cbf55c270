"""What learners handed in, as it reaches the teacher: read within limits, judged, and kept."""
