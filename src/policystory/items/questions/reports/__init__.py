"""Questions on which report says something."""
