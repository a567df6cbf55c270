import ast
from collections.abc import Callable
from pathlib import Path

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown import markdown2html

from policystory.render.escape import (
    chart,
    html,
    html_without_formulas,
    markdown,
    markdown_without_formulas,
    visible,
)
from tests.hostile import PAYLOADS, lines, page

EVERY_DIALECT = mistune.create_markdown(
    escape=False,
    plugins=[
        "abbr", "def_list", "footnotes", "insert", "mark", "math", "ruby", "spoiler",
        "strikethrough", "subscript", "superscript", "table", "task_lists", "url",
    ],
)  # fmt: skip
"""Everything that some renderer of Markdown does."""

RENDERERS: dict[str, Callable[[str], str]] = {
    "every dialect": EVERY_DIALECT,
    "exported": markdown2html,
}
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


@pytest.mark.parametrize("rendered", RENDERERS.values(), ids=RENDERERS)
@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_text_stays_text_in_markdown(rendered: Callable[[str], str], text: str) -> None:
    """At the start of a line, inside it and in emphasis, Markdown shows the text and no more."""
    for around in ("{}", "a {} b", "*{}*", "###### {}"):
        expected = page(rendered(around.format("words")))
        tags, shown = page(rendered(around.format(markdown(text))))
        plain = [tag[0] for tag in expected[0]]
        assert (plain, expected[1].replace("words", lines(text))) == (
            [tag[0] for tag in tags],
            shown,
        )


@pytest.mark.parametrize("rendered", RENDERERS.values(), ids=RENDERERS)
@given(text=ANYTHING)
def test_any_text_stays_text_in_markdown(
    rendered: Callable[[str], str], text: str
) -> None:
    """Whatever is written, a renderer shows one paragraph of it."""
    if lines(text):
        tags, shown = page(rendered(f"x {markdown(text)}"))
        assert ([("p",), ("/p",)], f"x {lines(text)}") == (tags, shown)


@given(ANYTHING)
def test_what_is_written_has_no_sign_that_is_obeyed(text: str) -> None:
    """No control of a terminal or of direction is left; a second time changes nothing."""
    assert visible(text) == visible(visible(text))
    assert not set("\x00\x07\x1b\x9b\u202a\u202e\u2066\u2069") & set(
        visible(text) + html(text) + markdown(text)
    )


def test_text_of_a_chart_is_one_line() -> None:
    """A figure may put texts together with line ends between them, so that no text has one."""
    assert "a b � c" == chart("a\n b\t\x1b  c ")


@pytest.mark.parametrize("rendered", RENDERERS.values(), ids=RENDERERS)
def test_formulas_are_not_looked_for(rendered: Callable[[str], str]) -> None:
    """MathJax, of any version, leaves alone what is inside; Markdown inside is still read."""
    leaving = ("div", "class=mathjax_ignore tex2jax_ignore")
    tags, shown = page(rendered(markdown_without_formulas("###### a\n\nb *c*")))
    assert ((leaving, ("/div",)), "a b c") == (
        (tags[0], tags[-1]),
        " ".join(shown.replace("¶", " ").split()),
    )
    assert {"h6", "p", "em"} <= {tag[0] for tag in tags}
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
