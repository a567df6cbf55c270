"""A learner's assignments: papers that were handed out, and what is handed in."""
