"""The rules that every item and every paper must keep, and tests of all items of a course."""
