"""One question as plain HTML, without its key: what a page shows where nothing can be answered."""

from collections.abc import Iterable

from policystory.facts.values.quantity import unit_in_words
from policystory.items.item import Option, PaperItem
from policystory.render.escape import html as escape


def question_html(item: PaperItem, heading: str = "p") -> str:
    """Return an item as a learner sees it: the stem in an element `heading`, then what there is to answer.

    There is no class and no script in it, so that it can stand anywhere; every text is escaped.
    """
    return f"<{heading}>{escape(item.stem)}</{heading}>{_answer(item)}"


def _answer(item: PaperItem) -> str:
    """Return the form in which an item is answered, told by what it is made of."""
    if item.passage:
        return _gaps(item)
    if item.prompts:
        rows = _list(prompt.text for prompt in item.prompts)
        return f"<p>Choose one for each:</p>{rows}<p>What can be chosen:</p>{_options(item.options)}"
    if item.options:
        return HOW.get(item.kind, "") + _options(item.options)
    return (
        f"<p>Answer with a number ({escape(unit_in_words(item.unit))}).</p>"
        if item.unit
        else "<p>Answer with a name or words.</p>"
    )


HOW = {
    "multiple-choice": "<p>Choose all that are right.</p>",
    "ordering": "<p>Put these in order.</p>",
}
"""What is to be done with a list of options, where it is more than choosing one."""


def _gaps(item: PaperItem) -> str:
    """Return a passage with numbered gaps, and what each can be filled with."""
    gaps = [f"<strong>[{n}]</strong>" for n in range(1, len(item.prompts) + 1)]
    passage = "".join(
        escape(part) + gap for part, gap in zip(item.passage, [*gaps, ""], strict=True)
    )
    choices = "".join(f"<li>{_options(gap.options)}</li>" for gap in item.prompts)
    return f"<p>{passage}</p><p>Choose one for each gap:</p><ol>{choices}</ol>"


def _options(options: tuple[Option, ...]) -> str:
    return _list(option.text for option in options)


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def response_words(item: PaperItem, response: object) -> str:
    """Write a response of any shape in the words of its item, for people."""
    texts = {option.id: option.text for gap in item.prompts for option in gap.options}
    texts |= {option.id: option.text for option in item.options}
    if isinstance(response, dict) and set(response) == {"typed", "locale"}:
        return str(response["typed"])
    if isinstance(response, dict):
        rows = {
            prompt.id: prompt.text or f"[{n}]"
            for n, prompt in enumerate(item.prompts, 1)
        }
        return "; ".join(
            f"{rows.get(str(row), str(row))}: {texts.get(str(one), str(one))}"
            for row, one in response.items()
        )
    if isinstance(response, list | tuple):
        return "; ".join(texts.get(str(one), str(one)) for one in response)
    return texts.get(str(response), str(response))
