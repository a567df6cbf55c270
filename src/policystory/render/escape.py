"""Escape texts for HTML, Markdown and charts, so that they are never taken for markup."""

import html as _standard
import re

# Signs that a screen obeys instead of showing them: of terminals, and of writing direction.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Replace invisible control characters by �; tabs and line ends stay.

    >>> visible("one\x1b[31m two")
    'one�[31m two'
    """
    return _CONTROLS.sub("\ufffd", text)


def html(text: str) -> str:
    """Escape a text for use in HTML, in an element or a quoted attribute.

    >>> html("<b> & 'x'")
    '&lt;b&gt; &amp; &#x27;x&#x27;'
    """
    return _standard.escape(visible(text))


# The few marks by which Markdown would take words for something else.
_READ_MARKS = re.compile(r"[\\`*_\[\]<>|~&]|^[#+=-]|^\d+(?=[.)])")


def readable_markdown(text: str) -> str:
    r"""Escape a text for one line of Markdown that people can read as it is, too.

    Only signs that would be taken for markup get a backslash. A dollar sign gets none, so the whole
    page must go through `markdown_without_formulas`.

    >>> readable_markdown("- 2 *new* ferries, at $4.")
    '\\- 2 \\*new\\* ferries, at $4.'
    """
    return _READ_MARKS.sub(_with_backslash, _one_line(text))


def _with_backslash(mark: re.Match[str]) -> str:
    """Return a mark with a backslash before it; behind a number at the beginning of a line."""
    if mark[0].isdigit():
        return f"{mark[0]}\\"
    return f"\\{mark[0]}"


def chart(text: str) -> str:
    r"""Return a text on one line, for the data of a chart.

    Invisible signs are removed, and each run of spaces and line ends becomes one space.
    """
    return _one_line(text)


def _one_line(text: str) -> str:
    words = visible(text).split()
    return " ".join(words)


# The names by which MathJax 3 and 4, and MathJax 2, know what they are to leave alone.
_NO_FORMULAS = '<div class="mathjax_ignore tex2jax_ignore">'


def html_without_formulas(page: str) -> str:
    """Wrap HTML so that a notebook does not take text between dollar signs for a formula."""
    return f"{_NO_FORMULAS}{page}</div>"


def markdown_without_formulas(page: str) -> str:
    """Wrap Markdown so that a notebook does not take text between dollar signs for a formula."""
    return f"{_NO_FORMULAS}\n\n{page}\n\n</div>"
