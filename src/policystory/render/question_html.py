"""One question as plain HTML, without its key: what a page shows where nothing can be answered."""

from collections.abc import Iterable, Iterator

from policystory.facts.values.quantity import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.render.escape import html as escape

HOW = {
    "multiple-choice": "<p>Choose all that are right.</p>",
    "ordering": "<p>Put these in order.</p>",
}
"""What to do with a list of options, by the kind of item; nothing where one is to be chosen."""


Texts = dict[str, str]
"""The words for people by the id of a row or an option."""


def question_html(item: PaperItem, heading: str = "p") -> str:
    """Return an item as a learner sees it: the stem in an element `heading`, then its options.

    The HTML holds no class and no script, so that it can stand anywhere; every text is escaped.
    """
    stem = escape(item.stem)
    answer = _answer(item)
    return f"<{heading}>{stem}</{heading}>{answer}"


def with_gaps(passage: Iterable[str], gaps: Iterable[str]) -> str:
    """Put gaps between the parts of a passage, which has one part more than gaps.

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
    """Write a response of any shape in the words of its item, for people.

    What the item does not know, such as an option of an earlier version, is written as it came.
    """
    texts = _option_texts(item)
    if isinstance(response, dict):
        # A typed answer says in which locale it was typed, which is nothing for people.
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
    """Return the text for an id, or what stands in its place as it came."""
    written = str(id_)
    return texts.get(written, written)


def _answer(item: PaperItem) -> str:
    """Return the form in which an item is answered; the parts that an item has tell which it is."""
    if item.passage:
        return _gaps(item)
    if item.prompts:
        return _rows(item)
    if item.options:
        task = HOW.get(item.kind, "")
        return task + _options(item.options)
    if item.unit:
        unit = escape(unit_in_words(item.unit))
        return f"<p>Answer with a number ({unit}).</p>"
    return "<p>Answer with a name or words.</p>"


def _gaps(item: PaperItem) -> str:
    """Return a passage with numbered gaps, and what each can be filled with."""
    gaps: list[str] = []
    choices = ""
    for n, prompt in enumerate(item.prompts, 1):
        gaps.append(f"<strong>[{n}]</strong>")
        options = _options(prompt.options)
        choices += f"<li>{options}</li>"
    parts = map(escape, item.passage)
    passage = with_gaps(parts, gaps)
    return f"<p>{passage}</p><p>Choose one for each gap:</p><ol>{choices}</ol>"


def _rows(item: PaperItem) -> str:
    """Return rows, and the options of which each takes one."""
    texts = [prompt.text for prompt in item.prompts]
    rows = _list(texts)
    options = _options(item.options)
    return f"<p>Choose one for each:</p>{rows}<p>What can be chosen:</p>{options}"


def _options(options: Iterable[Option]) -> str:
    return _list(option.text for option in options)


def _list(texts: Iterable[str]) -> str:
    entries = ""
    for text in texts:
        entries += f"<li>{escape(text)}</li>"
    return f"<ul>{entries}</ul>"


def _option_texts(item: PaperItem) -> Texts:
    """Return the text of each option by its id, those of gaps included."""
    options: list[Option] = []
    for prompt in item.prompts:
        options += prompt.options
    # Options of the whole item come last, and so count where a gap has the same id.
    options += item.options
    return {option.id: option.text for option in options}


def _row_texts(item: PaperItem) -> Texts:
    """Return the text of each row by its id; a gap has none and is named by its number."""
    texts: Texts = {}
    for n, prompt in enumerate(item.prompts, 1):
        number = f"[{n}]"
        texts[prompt.id] = prompt.text or number
    return texts
