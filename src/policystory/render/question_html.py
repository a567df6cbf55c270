"""Write a question as HTML without its right answer, for pages where nobody can answer."""

from collections.abc import Iterable, Iterator

from policystory.facts.values.units import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.render.escape import html as escape
from policystory.wording import ENGLISH, Phrasebook

HOW = ("multiple-choice", "ordering")
"""The kinds of item with an instruction above a list of options; others take one option."""


Texts = dict[str, str]
"""The texts of rows or options, by id."""


def question_html(
    item: PaperItem, heading: str = "p", phrases: Phrasebook = ENGLISH
) -> str:
    """Return a question as a learner sees it, as HTML: its text, then its options.

    `heading` is the name of the HTML element around the question's text; `phrases` has the words of
    the language.
    """
    stem = escape(item.stem)
    answer = _answer(item, phrases)
    return f"<{heading}>{stem}</{heading}>{answer}"


def with_gaps(passage: Iterable[str], gaps: Iterable[str]) -> str:
    """Join the parts of a passage, with one of `gaps` after each part but the last.

    >>> with_gaps(["The fee is ", "."], ["[1]"])
    'The fee is [1].'
    """
    # Nothing follows the last part.
    followed_by = [*gaps, ""]
    filled = ""
    for part, gap in zip(passage, followed_by, strict=True):
        filled += part
        filled += gap
    return filled


def response_words(item: PaperItem, response: object) -> str:
    """Return a learner's response in words: the texts of the chosen options, joined by "; ".

    `response` is a JSON value: ids of options, rows with the option chosen for each, or what was
    typed. An id that the question no longer has is written as it is.
    """
    texts = _option_texts(item)
    if isinstance(response, dict):
        # A typed answer also holds the locale in which it was typed, which readers need not see.
        if set(response) == {"typed", "locale"}:
            return str(response["typed"])
        return "; ".join(_pairs_in_words(item, texts, response))
    if not isinstance(response, list | tuple):
        return _in_words(texts, response)
    chosen = [_in_words(texts, option) for option in response]
    return "; ".join(chosen)


def _pairs_in_words(
    item: PaperItem, texts: Texts, response: dict[object, object]
) -> Iterator[str]:
    """Yield each row or gap with the option that was chosen for it."""
    rows = _row_texts(item)
    for row_id, option in response.items():
        row = _in_words(rows, row_id)
        choice = _in_words(texts, option)
        yield f"{row}: {choice}"


def _in_words(texts: Texts, id_: object) -> str:
    """Return the text of an id, or the id itself if it has none."""
    written = str(id_)
    return texts.get(written, written)


def _answer(item: PaperItem, phrases: Phrasebook) -> str:
    """Return the options, rows or gaps of an item, or a line that says what to type."""
    if item.passage:
        return _gaps(item, phrases)
    if item.prompts:
        return _rows(item, phrases)
    if item.options:
        task = ""
        if item.kind in HOW:
            task = _line(phrases.say(f"copy.{item.kind}"))
        return task + _options(item.options)
    if item.unit:
        unit = unit_in_words(item.unit, phrases=phrases)
        return _line(phrases.say("copy.number", unit=unit))
    return _line(phrases.say("copy.name"))


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _gaps(item: PaperItem, phrases: Phrasebook) -> str:
    """Return a passage with numbered gaps, and the options for each."""
    gaps: list[str] = []
    choices = ""
    for n, prompt in enumerate(item.prompts, 1):
        gaps.append(f"<strong>[{n}]</strong>")
        options = _options(prompt.options)
        choices += f"<li>{options}</li>"
    parts = map(escape, item.passage)
    passage = with_gaps(parts, gaps)
    task = _line(phrases.say("copy.gaps"))
    return f"<p>{passage}</p>{task}<ol>{choices}</ol>"


def _rows(item: PaperItem, phrases: Phrasebook) -> str:
    """Return the rows of an item, and the options from which each takes one."""
    texts = [prompt.text for prompt in item.prompts]
    rows = _list(texts)
    options = _options(item.options)
    task = _line(phrases.say("copy.rows"))
    what = _line(phrases.say("copy.choices"))
    return f"{task}{rows}{what}{options}"


def _options(options: Iterable[Option]) -> str:
    return _list(option.text for option in options)


def _list(texts: Iterable[str]) -> str:
    entries = ""
    for text in texts:
        entries += f"<li>{escape(text)}</li>"
    return f"<ul>{entries}</ul>"


def _option_texts(item: PaperItem) -> Texts:
    """Return the text of each option by its id, options of gaps included."""
    options: list[Option] = []
    for prompt in item.prompts:
        options += prompt.options
    # Options of the whole item come last: they win if an option of a gap has the same id.
    options += item.options
    return {option.id: option.text for option in options}


def _row_texts(item: PaperItem) -> Texts:
    """Return the text of each row by its id; a gap is named by its number."""
    texts: Texts = {}
    for n, prompt in enumerate(item.prompts, 1):
        number = f"[{n}]"
        texts[prompt.id] = prompt.text or number
    return texts
