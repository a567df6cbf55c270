"""The brief builder: a learner writes a text that argues from facts, and sees what is missing."""
