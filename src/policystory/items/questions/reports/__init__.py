"""Questions that ask which report says something, or how two reports compare."""
