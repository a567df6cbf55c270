from pathlib import Path

import pytest

from tests.widget import node

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_pure_parts_in_node(name: str) -> None:
    """What of the widget needs no browser passes its own tests."""
    assert (0, "") == node.run("--test", HERE / name)
