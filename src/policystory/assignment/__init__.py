"""What a learner may do in an assignment, and what it earns: attempts, dates, points, regrades."""
