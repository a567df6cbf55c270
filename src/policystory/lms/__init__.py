"""Files of school systems: rosters that come in, and grades that go out."""
