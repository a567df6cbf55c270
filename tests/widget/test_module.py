import re
from pathlib import Path

import pytest

from policystory.widget import page_code
from policystory.widget.page_code import join_module
from tests.widget import node

STATIC = Path(page_code.__file__).parent / "static" / "quiz"
MODULE = join_module(STATIC, page_code.FILES)


def test_every_file_of_the_widget_is_in_its_module() -> None:
    """What lies in the folder is what is joined."""
    assert {path.name for path in STATIC.iterdir()} == {
        f"{name}.js" for name in page_code.FILES
    }


@pytest.mark.parametrize("name", page_code.FILES)
def test_a_file_comes_after_those_that_it_imports(name: str) -> None:
    """Each file imports only from files before it, so that nothing is used before it is there."""
    text = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    imported = re.findall(r'from "\./(\w+)\.js"', text)
    assert set(imported) <= set(page_code.FILES[: page_code.FILES.index(name)])


def test_the_module_stands_alone() -> None:
    """The module imports nothing, parses, and has the default export that anywidget needs."""
    assert "import {" not in re.sub(r"/\*\*.*?\*/", "", MODULE, flags=re.DOTALL)
    assert (0, "") == node.run("--input-type=module", "--check", text=MODULE)
    assert 1 == MODULE.count("\nexport default ")


def test_the_module_of_briefs_stands_alone() -> None:
    """It has every file of its folder, imports nothing, parses, and has one default export."""
    folder = STATIC.parent / "brief"
    of_folder = {name for name in page_code.BRIEF_FILES if "/" not in name}
    assert {path.stem for path in folder.glob("*.js")} == of_folder
    module = join_module(folder, page_code.BRIEF_FILES)
    assert "import {" not in re.sub(r"/\*\*.*?\*/", "", module, flags=re.DOTALL)
    assert (0, "") == node.run("--input-type=module", "--check", text=module)
    assert 1 == module.count("\nexport default ")


@pytest.mark.parametrize("module", [page_code.loader(), page_code.unpacker()])
def test_what_brings_the_code_stands_alone(module: str) -> None:
    """It imports no file, parses, and has the one default export that anywidget needs."""
    assert "import {" not in module
    assert (0, "") == node.run("--input-type=module", "--check", text=module)
    assert 1 == module.count("\nexport default ")


def test_what_comes_with_each_quiz_is_small() -> None:
    """A lesson has five quizzes, and each brings this module."""
    assert len(page_code.loader()) <= 400


def test_poll_and_brief_repeat_no_style() -> None:
    """What a poll and a brief look like in common stands once, in a sheet that both begin with."""
    common, poll, brief = (
        _declarations(name)
        for name in (page_code.POLL_AND_BRIEF, "predict/poll.css", "brief/brief.css")
    )
    assert any(line.startswith("--ps-") for line in common)
    assert set() == poll & brief
    own_colours = {line for line in poll | brief if line.startswith("--ps-")}
    assert set() == own_colours & common


def _declarations(sheet: str) -> set[str]:
    """Return the declarations of a style sheet, without those that only place things."""
    text = page_code.join_styles(sheet)
    declared = set(re.findall(r"[\w-]+: [^;{}]+(?=;)", text))
    return {
        line
        for line in declared
        if not line.startswith(("display: ", "flex", "gap: ", "margin"))
    }


def test_one_name_for_two_things_is_found() -> None:
    """Two files that give one name to two things do not make a module."""
    code, printed = node.run(
        "--input-type=module", "--check", text=MODULE + "\nconst render = 1;\n"
    )
    assert code != 0
    assert "render" in printed


@pytest.mark.parametrize(
    "text",
    [
        page_code.code(),
        page_code.style(),
        page_code.loader(),
        page_code.unpacker(),
    ],
)
def test_nothing_travels_that_only_people_read(text: str) -> None:
    """What is sent to a page has no comment, and no line that is blank or indented."""
    assert "/*" not in text
    lines = text.splitlines()
    idle = ("//", " ", "\t")
    assert [] == [line for line in lines if not line or line.startswith(idle)]


def test_no_text_of_the_code_runs_over_lines() -> None:
    """Each line has its backquotes in pairs, so that indentation can be left out."""
    files = [*STATIC.glob("*.js"), *STATIC.parent.glob("*.js")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    assert [] == [line for line in lines if line.count("`") % 2]
