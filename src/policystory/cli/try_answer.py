"""The command `try`: mark one answer to one item as a quiz would, for authors and for tests."""

from decimal import Decimal
from typing import Any

import click
import msgspec

from policystory.cli.options import (
    NamedFolders,
    course_options,
    json_option,
    open_course,
    print_json,
    seed_option,
)
from policystory.cli.terminal import say
from policystory.course.names import shorten
from policystory.errors import NotFoundError
from policystory.grade import Mark, mark
from policystory.items.forms import number
from policystory.items.item import Item, PaperItem, key_item, paper_item
from policystory.items.typed_answers.locales import LOCALES
from policystory.items.variant import variant
from policystory.reading.expected_and_found import nearest


@click.command("try")
@click.argument("item")
@click.argument("response")
@click.option(
    "--locale",
    type=click.Choice(sorted(LOCALES)),
    help="The locale in which a typed number is read; English if none is given.",
)
@seed_option
@json_option
@course_options
def try_answer(
    item: str,
    response: str,
    locale: str | None,
    seed: str,
    as_json: bool,
    folders: NamedFolders,
) -> None:
    """Mark one answer, such as "Ada Marhs", to an item as a quiz would.

    ITEM is an item's id. RESPONSE is what a learner types, the id or the text of an option, or
    JSON: a list of ids where several are ticked or put in order, an object where rows are matched.
    """
    drawn = _drawn(open_course(folders).bank.items, item, seed)
    shown = paper_item(drawn, Decimal(1))
    answered = _response(shown, response, locale)
    marked = mark(shown, key_item(drawn), answered)
    if as_json:
        print_json(_as_json(drawn, answered, marked))
    else:
        say(_as_text(drawn, marked))


def _drawn(items: dict[str, Item], name: str, seed: str) -> Item:
    """Return the variant of the item that a seed draws."""
    if name not in items:
        near = nearest(name, items)
        hint = (
            f"did you mean '{near}'?" if near else "`policystory items` prints them all"
        )
        raise NotFoundError(f"there is no item '{shorten(name)}'; {hint}")
    drawn = variant(items[name], seed)
    if drawn is None:
        raise NotFoundError(f"item {name!r} has no variant for the seed {seed!r}")
    return drawn


def _response(shown: PaperItem, text: str, locale: str | None) -> object:
    """Return a response as the page would send it."""
    if shown.kind == number.NAME and locale:
        return {"typed": text, "locale": locale}
    ids_by_text = {option.text: option.id for option in shown.options}
    if text in ids_by_text:
        return ids_by_text[text]
    if text[:1] in ("[", "{"):
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError as error:
            raise click.BadParameter(f"expected JSON, found {text}: {error}") from None
    return text


def _as_json(item: Item, response: object, marked: Mark) -> dict[str, Any]:
    """Return the mark with what was asked and answered."""
    return {"item": item.id, "stem": item.stem, "response": response, "mark": marked}


def _as_text(item: Item, marked: Mark) -> str:
    """Return what the learner is told, below the question."""
    points = f"{marked.points} of {marked.possible}"
    lines = [item.stem, f"{marked.verdict} ({marked.reason.value}; points: {points})"]
    if marked.sentence:
        lines.append(marked.sentence)
    return "\n".join([*lines, *marked.feedback])


COMMANDS = (try_answer,)
