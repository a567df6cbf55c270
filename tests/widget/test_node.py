from pathlib import Path

from tests.widget import node


def test_the_state_machine_in_node() -> None:
    """The widget's pure half passes its own tests."""
    assert (0, "") == node.run("--test", Path(__file__).with_name("quiz.test.mjs"))
