"""items -> quiz: draw a quiz for one learner and attempt, as a paper and a key."""
