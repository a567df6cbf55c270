import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.render.escape import (
    chart,
    html,
    html_without_formulas,
    visible,
)
from tests.hostile import PAYLOADS, lines, page

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="*_`|\\[]()<>&;#$!:.-+=~^{}@/ab1 \n\t\x00\u202e", max_size=40),
)


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_text_stays_text_in_html(text: str) -> None:
    """Between tags and in an attribute, HTML shows the text and makes no tag of it."""
    tags, shown = page(f'<p title="{html(text)}">{html(text)}</p>')
    assert (["p", "/p"], lines(text)) == ([tag[0] for tag in tags], shown)
    assert f"title={visible(text)}" == tags[0][1]


@given(ANYTHING)
def test_what_is_written_has_no_sign_that_is_obeyed(text: str) -> None:
    """No control of a terminal or of direction is left; a second time changes nothing."""
    assert visible(text) == visible(visible(text))
    assert not set("\x00\x07\x1b\x9b\u202a\u202e\u2066\u2069") & set(
        visible(text) + html(text)
    )


def test_text_of_a_chart_is_one_line() -> None:
    """A figure may put texts together with line ends between them, so that no text has one."""
    assert "a b � c" == chart("a\n b\t\x1b  c ")


def test_formulas_are_not_looked_for() -> None:
    """MathJax, of any version, leaves alone what is inside."""
    leaving = ("div", "class=mathjax_ignore tex2jax_ignore")
    assert [leaving, ("p",), ("/p",), ("/div",)] == page(
        html_without_formulas("<p>$1 $2</p>")
    )[0]


def _names(node: ast.ImportFrom | ast.Import) -> set[str]:
    """Return what an import names, with its module."""
    module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    return {f"{module}{name.name}" for name in node.names}


def _imports_html(path: Path) -> bool:
    """Tell whether a file imports the standard library's `html`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom | ast.Import):
            names |= _names(node)
    return bool(names & {"html", "html.escape"})


def test_nothing_else_escapes() -> None:
    """The standard library's function is called in one place: whoever writes HTML uses that."""
    source = Path(html.__code__.co_filename).parents[1]
    paths = sorted(source.rglob("*.py"))
    importing = [path for path in paths if _imports_html(path)]
    assert [source / "render" / "escape.py"] == importing
