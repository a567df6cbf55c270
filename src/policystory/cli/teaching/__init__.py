"""The instructor's commands: set up a class, analyse an assignment, erase a learner."""
