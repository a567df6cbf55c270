"""One question as plain HTML, without its key: what a page shows where nothing can be answered."""

from collections.abc import Iterable

from policystory.facts.values.quantity import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.render.escape import html as escape

HOW = {
    "multiple-choice": "<p>Choose all that are right.</p>",
    "ordering": "<p>Put these in order.</p>",
}
"""What to do with a list of options, by the kind of item; nothing where one is to be chosen."""


def question_html(item: PaperItem, heading: str = "p") -> str:
    """Return an item as a learner sees it: the stem in an element `heading`, then its options.

    The HTML holds no class and no script, so that it can stand anywhere; every text is escaped.
    """
    return f"<{heading}>{escape(item.stem)}</{heading}>{_answer(item)}"


def with_gaps(passage: Iterable[str], gaps: Iterable[str]) -> str:
    """Put gaps between the parts of a passage, which has one part more than gaps.

    >>> with_gaps(["The fee is ", "."], ["[1]"])
    'The fee is [1].'
    """
    pairs = zip(passage, [*gaps, ""], strict=True)
    return "".join(part + gap for part, gap in pairs)


def response_words(item: PaperItem, response: object) -> str:
    """Write a response of any shape in the words of its item, for people.

    What the item does not know, such as an option of an earlier version, is written as it came.
    """
    texts = _option_texts(item)

    def text(option: object) -> str:
        return texts.get(str(option), str(option))

    if isinstance(response, dict) and set(response) == {"typed", "locale"}:
        return str(response["typed"])
    if isinstance(response, dict):
        rows = _row_texts(item)
        pairs = [
            f"{rows.get(str(row), row)}: {text(choice)}"
            for row, choice in response.items()
        ]
        return "; ".join(pairs)
    if isinstance(response, list | tuple):
        return "; ".join(map(text, response))
    return text(response)


def _answer(item: PaperItem) -> str:
    """Return the form in which an item is answered; the parts that an item has tell which it is."""
    if item.passage:
        return _gaps(item)
    if item.prompts:
        rows = _list(prompt.text for prompt in item.prompts)
        choices = _options(item.options)
        return f"<p>Choose one for each:</p>{rows}<p>What can be chosen:</p>{choices}"
    if item.options:
        return HOW.get(item.kind, "") + _options(item.options)
    if item.unit:
        return f"<p>Answer with a number ({escape(unit_in_words(item.unit))}).</p>"
    return "<p>Answer with a name or words.</p>"


def _gaps(item: PaperItem) -> str:
    """Return a passage with numbered gaps, and what each can be filled with."""
    gaps = [f"<strong>[{n}]</strong>" for n in range(1, len(item.prompts) + 1)]
    passage = with_gaps(map(escape, item.passage), gaps)
    choices = ""
    for prompt in item.prompts:
        choices += f"<li>{_options(prompt.options)}</li>"
    return f"<p>{passage}</p><p>Choose one for each gap:</p><ol>{choices}</ol>"


def _options(options: Iterable[Option]) -> str:
    return _list(option.text for option in options)


def _list(texts: Iterable[str]) -> str:
    entries = [f"<li>{escape(text)}</li>" for text in texts]
    return f"<ul>{''.join(entries)}</ul>"


def _option_texts(item: PaperItem) -> dict[str, str]:
    """Return the text of each option by its id, those of gaps included."""
    texts: dict[str, str] = {}
    for prompt in item.prompts:
        texts |= {option.id: option.text for option in prompt.options}
    return texts | {option.id: option.text for option in item.options}


def _row_texts(item: PaperItem) -> dict[str, str]:
    """Return the text of each row by its id; a gap has none and is named by its number."""
    rows = enumerate(item.prompts, 1)
    return {prompt.id: prompt.text or f"[{n}]" for n, prompt in rows}
