"""Text for another language: one function each for HTML, Markdown and charts.

Code that writes one of these languages passes every text through its function, whether the text
comes from a course, a learner or an error. The text is then shown as it is, and never as markup.
"""

import html as _standard
import re

# Signs that a screen obeys instead of showing them: of terminals, and of writing direction.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# What Markdown, HTML or a formula may begin with: all marks of ASCII but the comma and the hyphen
# inside a line.
_MARKS = re.compile(r"[!-+./:-@\[-`{-~]|^-")


def visible(text: str) -> str:
    r"""Replace by � each sign that a screen would obey instead of showing; tabs and new lines stay.

    >>> visible("one\x1b[31m two")
    'one�[31m two'
    """
    return _CONTROLS.sub("\ufffd", text)


def html(text: str) -> str:
    """Return text for an element or a quoted attribute of HTML.

    >>> html("<b> & 'x'")
    '&lt;b&gt; &amp; &#x27;x&#x27;'
    """
    return _standard.escape(visible(text))


def markdown(text: str) -> str:
    """Return text for one line of Markdown, wherever in the line it stands.

    Every mark is written as a number (`&#42;` for `*`), which every dialect of Markdown shows as
    the mark. A backslash would not do: it is removed before the notebook looks for formulas.

    >>> markdown("2 *new* ferries")
    '2 &#42;new&#42; ferries'
    """
    line = _one_line(text)
    return _MARKS.sub(_as_number, line)


def _as_number(mark: re.Match[str]) -> str:
    """Return a mark by its number in Unicode, as HTML and Markdown write it."""
    code = ord(mark[0])
    return f"&#{code};"


def chart(text: str) -> str:
    r"""Return text for a chart's data: one line, so that a figure can join texts with "\n".

    A chart's words are never markup: they become text of the drawing, and tooltips escape them.
    """
    return _one_line(text)


def _one_line(text: str) -> str:
    words = visible(text).split()
    return " ".join(words)


# The names by which MathJax 3 and 4, and MathJax 2, know what they are to leave alone.
_NO_FORMULAS = '<div class="mathjax_ignore tex2jax_ignore">'


def html_without_formulas(page: str) -> str:
    """Return HTML in which `$1 … $2` stays text: notebooks look for formulas in all HTML."""
    return f"{_NO_FORMULAS}{page}</div>"


def markdown_without_formulas(page: str) -> str:
    """Return Markdown in which `$1 … $2` stays text; between blank lines it is still Markdown."""
    return f"{_NO_FORMULAS}\n\n{page}\n\n</div>"
