from pathlib import Path

from tests.widget import node


def test_the_state_machine_in_node() -> None:
    """The widget's pure half passes its own tests, which stand in several files."""
    files = sorted(Path(__file__).parent.glob("*.test.mjs"))
    assert ["course.test.mjs", "quiz.test.mjs", "terms.test.mjs"] == [file.name for file in files]
    assert (0, "") == node.run("--test", *files)
