"""How properties are searched: with the same examples in every run.

So a failure belongs to the change that made it.

`pytest --hypothesis-profile=search` looks further, for hours if need be; what it finds becomes an
example.
"""

from hypothesis import settings

settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("steady")
