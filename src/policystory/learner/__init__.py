"""What belongs to one learner: session, record, progress, mastery and spaced review."""
