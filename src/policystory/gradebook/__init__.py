"""The gradebook of a class: papers, submissions, marks and totals, and every change of them."""
