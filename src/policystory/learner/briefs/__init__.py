"""A learner's briefs: what a lesson asks for, what is written, and the files for the teacher."""
