"""The rules that every item and paper must pass, and the tests that the whole bank must pass."""
