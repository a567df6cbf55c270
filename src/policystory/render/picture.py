"""A picture of a question's options, a map or a timeline, on which they can be clicked as well as in their list.

It is made of the options alone, so it tells nothing that the list does not: not the key, and no
more than where a place lies or when a day was. Values in, values out.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from policystory.course.shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.values.period import from_words
from policystory.facts.words import name
from policystory.items.forms import multiple_choice, single_choice
from policystory.items.item import PaperItem
from policystory.items.options import option
from policystory.quiz.paper import Paper
from policystory.render.map import Map, mapped
from policystory.render.timeline import Timeline, timeline

Picture = Map | Timeline


def pictures(paper: Paper, corpus: Corpus, shapes: Iterable[Shape]) -> dict[str, Any]:
    """Return the picture of each item that has one, by the item's id, as the page takes it."""
    outlines = tuple(shapes)
    drawn = ((item.id, picture(item, corpus, outlines)) for item in paper.items)
    return {item: msgspec.to_builtins(one) for item, one in drawn if one is not None}


def picture(item: PaperItem, corpus: Corpus, shapes: Iterable[Shape]) -> Picture | None:
    """Return the picture of an item's options; None if they are not all places or all periods, or a map is no help."""
    if (
        item.kind not in (single_choice.NAME, multiple_choice.NAME)
        or len(item.options) < 2
    ):
        return None
    outlines = tuple(shapes)
    # An option's id is made of its text, so a place is known by how its name stands as an option.
    placed = {
        option(name(corpus, one.id)).id: one
        for one in outlines
        if one.id in corpus.entities
    }
    if all(one.id in placed for one in item.options):
        names = {
            one.id: name(corpus, one.id)
            if one.id in corpus.entities
            else one.name or one.id
            for one in outlines
        }
        return mapped([(one, placed[one.id]) for one in item.options], outlines, names)
    periods = [(one, from_words(one.text)) for one in item.options]
    dated = [(one, period) for one, period in periods if period is not None]
    if item.kind == single_choice.NAME and len(dated) == len(periods):
        return timeline(dated)
    return None
