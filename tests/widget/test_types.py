import json
from pathlib import Path

import pytest

from policystory.widget import page_code
from policystory.widget.page_code import join_module
from tests.browser.chromium import required
from tests.widget import node, typescript

STATIC = Path(page_code.__file__).parent / "static" / "quiz"
STRICT = Path(__file__).with_name("tsconfig.json")


@pytest.fixture(scope="module", autouse=True)
def _type_checker() -> None:
    if not typescript.is_there():
        if required():
            pytest.fail(typescript.MISSING)
        pytest.skip(typescript.MISSING)


def checked(folder: Path) -> tuple[int, str]:
    """Return the exit code of the type checker over a folder's JavaScript, and its findings."""
    config = {"extends": str(STRICT), "include": [f"{folder}/*.js"]}
    project = folder.parent / "tsconfig.json"
    project.write_text(json.dumps(config), encoding="utf-8")
    return node.run(typescript.TSC, "--pretty", "false", "--project", project)


def copied(folder: Path) -> Path:
    """Copy the widget's files into a folder beside which a project file can stand."""
    folder.mkdir()
    for path in STATIC.glob("*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_the_types_of_every_file_are_right() -> None:
    """What the widget's files say of their types is true, by TypeScript's strict rules."""
    assert (0, "") == node.run(typescript.TSC, "--pretty", "false", "--project", STRICT)


def test_a_wrong_property_is_found(tmp_path: Path) -> None:
    """A name that no type knows is an error at its file, so the check above does check."""
    state = copied(tmp_path / "quiz") / "replies.js"
    state.write_text(
        state.read_text(encoding="utf-8").replace(
            "entry.reading?.text", "entry.reading?.txt"
        )
    )
    code, printed = checked(tmp_path / "quiz")
    assert code != 0
    assert "replies.js" in printed
    assert "'txt' does not exist" in printed


def test_the_joined_module_is_of_one_piece(tmp_path: Path) -> None:
    """Joined, the files use only what a page has, and each name keeps its type."""
    folder = tmp_path / "quiz"
    folder.mkdir()
    # Types come by name from entries.js, which is in the module: an import of them would name one
    # thing twice.
    text = "\n".join(
        line
        for line in join_module(STATIC, page_code.FILES).split("\n")
        if not line.startswith("/** @import ")
    )
    (folder / "module.js").write_text(text, encoding="utf-8")
    assert (0, "") == checked(folder)
