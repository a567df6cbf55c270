"""One learner's work: the session, the record, progress and review."""
