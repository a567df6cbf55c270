"""A map or a timeline of a question's options, on which a learner can click instead of in the list.

It is made of the options alone, so it never tells the key: only where a place lies, or when a day
was.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from policystory.course.shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.values.period import from_words
from policystory.facts.words import name
from policystory.items.forms import multiple_choice, single_choice
from policystory.items.item import Option, PaperItem
from policystory.items.options import option
from policystory.quiz.paper import Paper
from policystory.render.map import Map, mapped
from policystory.render.timeline import Timeline, timeline

Picture = Map | Timeline


def pictures(paper: Paper, corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, Any]:
    """Return the picture of each item that has one, by the item's id, as the page takes it."""
    outlines = tuple(shapes)
    drawn: dict[str, Any] = {}
    for item in paper.items:
        view = picture(item, corpus, outlines)
        if view is not None:
            drawn[item.id] = msgspec.to_builtins(view)
    return drawn


def picture(item: PaperItem, corpus: Corpus, shapes: Iterable[Shape]) -> Picture | None:
    """Return the picture of an item's options, or None.

    None means that the options are not all places or all periods, that a map would not help, or
    that the kind of item has no pictures.
    """
    is_choice = item.kind in (single_choice.NAME, multiple_choice.NAME)
    if not is_choice or len(item.options) < 2:
        return None
    outlines = tuple(shapes)
    placed = _shapes_by_option(corpus, outlines)
    if all(choice.id in placed for choice in item.options):
        places = [(choice, placed[choice.id]) for choice in item.options]
        return mapped(places, outlines, _names(corpus, outlines))
    # On a timeline one option is chosen; it has no form for several.
    return _dated(item.options) if item.kind == single_choice.NAME else None


def _shapes_by_option(corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, Shape]:
    """Return the shape of each place by the id that the place has as an option."""
    # An option's id is made of its text, so a place is known by its name.
    placed: dict[str, Shape] = {}
    for shape in shapes:
        if shape.id in corpus.entities:
            placed[option(name(corpus, shape.id)).id] = shape
    return placed


def _names(corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, str]:
    """Return the name of each shape by its id: that of the corpus, or the shape's."""
    names: dict[str, str] = {}
    for shape in shapes:
        is_known = shape.id in corpus.entities
        names[shape.id] = name(corpus, shape.id) if is_known else shape.name or shape.id
    return names


def _dated(options: Sequence[Option]) -> Timeline | None:
    """Return the timeline of options that are all periods, or None."""
    dated: list[tuple[Option, str]] = []
    for choice in options:
        period = from_words(choice.text)
        if period is None:
            return None
        dated.append((choice, period))
    return timeline(dated)
