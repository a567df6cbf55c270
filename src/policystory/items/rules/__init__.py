"""The rules that every item and every paper must keep."""
