"""The gradebook of a class: each learner's questions, files, marks and total, and every change."""
