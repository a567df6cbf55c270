"""Questions that ask to sort statements into categories."""
