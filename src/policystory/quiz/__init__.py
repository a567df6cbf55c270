"""items -> quiz: a blueprint made concrete for one learner and attempt, as a paper and a key."""
