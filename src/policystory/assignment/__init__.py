"""Assignments: attempts and dates, the points that attempts earn, and regrades."""
