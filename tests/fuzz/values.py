"""Values of JSON: what a page, a file or an author can put where something else is expected."""

import json

from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
"""Any value, small."""


def read_json(data: bytes) -> object:
    """Return the value that bytes are as JSON, read as Jupyter does; else their text."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        return data.decode(errors="replace")
    return value
