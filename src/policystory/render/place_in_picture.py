"""Draw a question's options on a map or a timeline, where a learner can click them.

A picture is made from the options alone, so it does not reveal which of them is right.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from policystory.course.map_shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.values.period import from_words
from policystory.facts.words import name
from policystory.items.forms import multiple_choice, single_choice
from policystory.items.item import Option, PaperItem
from policystory.items.options import option
from policystory.quiz.paper import Paper
from policystory.render.place_on_map import Map, draw_map
from policystory.render.place_on_timeline import Timeline, draw_timeline

Picture = Map | Timeline
Place = tuple[Option, Shape]
"""An option that is a place, with its outline."""


def draw_pictures(
    paper: Paper, corpus: Corpus, shapes: Iterable[Shape]
) -> dict[str, Any]:
    """Return the map or timeline of each item that can have one, by the item's id.

    Each picture is a dictionary that can be written as JSON. `paper` is a drawn quiz without its
    right answers; `shapes` are the outlines of all places of the course.
    """
    outlines = tuple(shapes)
    drawn: dict[str, Any] = {}
    for item in paper.items:
        view = draw_picture(item, corpus, outlines)
        if view is not None:
            drawn[item.id] = msgspec.to_builtins(view)
    return drawn


def draw_picture(
    item: PaperItem, corpus: Corpus, shapes: Iterable[Shape]
) -> Picture | None:
    """Draw an item's options on a map or timeline; None if that is not possible.

    Options that are places are drawn on a map, and periods on a timeline. None if they are neither,
    if the map would be too crowded, or if questions of this kind have no picture. `shapes` are the
    outlines of all places of the course.
    """
    if item.kind not in (single_choice.NAME, multiple_choice.NAME):
        return None
    # A single option would need no picture to be told from the rest.
    if len(item.options) < 2:
        return None
    outlines = tuple(shapes)
    places = _placed(item.options, corpus, outlines)
    if places is not None:
        names = _names(corpus, outlines)
        return draw_map(places, outlines, names)
    # On a timeline one option is chosen; it has no form for several.
    if item.kind == single_choice.NAME:
        return _dated(item.options)
    return None


def _placed(
    options: Sequence[Option], corpus: Corpus, shapes: Sequence[Shape]
) -> list[Place] | None:
    """Return the options with their shapes; None if one of them is no place."""
    by_option = _shapes_by_option(corpus, shapes)
    places_shown: list[Place] = []
    for choice in options:
        shape = by_option.get(choice.id)
        if shape is None:
            return None
        places_shown.append((choice, shape))
    return places_shown


def _shapes_by_option(corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, Shape]:
    """Return the shape of each place by the id that the place has as an option."""
    # An option's id is made of its text, so a place is known by its name.
    by_option: dict[str, Shape] = {}
    for shape in shapes:
        if shape.id in corpus.entities:
            place = option(name(corpus, shape.id))
            by_option[place.id] = shape
    return by_option


def _names(corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, str]:
    """Return the name of each shape by its id: the entity's name, or the shape's."""
    names: dict[str, str] = {}
    for shape in shapes:
        # A neighbour that is drawn for orientation is no entity of the course.
        if shape.id in corpus.entities:
            names[shape.id] = name(corpus, shape.id)
        else:
            names[shape.id] = shape.name or shape.id
    return names


def _dated(options: Sequence[Option]) -> Timeline | None:
    """Return a timeline of the options; None if one of them is no period."""
    dated: list[tuple[Option, str]] = []
    for choice in options:
        period = from_words(choice.text)
        if period is None:
            return None
        dated.append((choice, period))
    return draw_timeline(dated)
