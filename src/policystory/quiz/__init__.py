"""items -> quiz: draw a quiz for one attempt of a learner, as a paper and a key."""
