"""Write the map of a course as HTML: its modules and lessons, what is done, and where to go on."""

from collections.abc import Iterable

import msgspec

from policystory.facts import words
from policystory.render.escape import html as escape


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson or a module's quiz on the map.

    `notebook` is the name of the file that shows it, "" if there is none yet; `minutes` is None for
    a quiz. `answered` of `items` questions are answered; of `tried` questions, `right` were right
    at the first try.
    """

    title: str
    notebook: str = ""
    minutes: int | None = None
    answered: int = 0
    items: int = 0
    right: int = 0
    tried: int = 0

    def is_done(self) -> bool:
        """Tell whether every question is answered."""
        return self.items > 0 and self.answered >= self.items


class Stretch(msgspec.Struct, frozen=True):
    """A module on the map: its title, and its lessons and quizzes in their order."""

    title: str
    stops: tuple[Stop, ...]


def course_html(modules: Iterable[Stretch], go_on: Stop | None, due: str) -> str:
    """Return the map of a course.

    Arguments: `modules`; `go_on`: the lesson to go on with, None if all are done; `due`: a sentence
    that says what is due for review. It leads to the heading "Review" of the same page.
    """
    parts = ""
    stops: list[Stop] = []
    for number, module in enumerate(modules, 1):
        parts += _module(number, module)
        stops += module.stops
    review = f'<a href="#Review">{escape(due)}</a>' if due else ""
    summary = f"<p>{_done(stops)} {review}</p>"
    head = f"{_go_on(stops, go_on)}{summary}"
    return f'<nav class="ps-map" aria-label="Course map">{head}{parts}</nav>'


def _go_on(stops: list[Stop], stop: Stop | None) -> str:
    """Return the link to the lesson with which to go on."""
    if stop is None:
        return '<p class="ps-go-on">You have answered every lesson that is written.</p>'
    # A new learner has nothing to continue.
    has_begun = any(stop.answered for stop in stops)
    verb = "Continue" if has_begun else "Begin"
    link = f'<a href="{escape(stop.notebook)}">{verb}: {escape(stop.title)}</a>'
    return f'<p class="ps-go-on">{link} {_minutes(stop)}</p>'


def _done(stops: list[Stop]) -> str:
    """Say how many of the written lessons are done."""
    lessons = [stop for stop in stops if stop.minutes is not None and stop.notebook]
    done = [stop for stop in lessons if stop.is_done()]
    return f"{len(done)} of {words.how_many(len(lessons), 'lesson')} done."


def _module(number: int, module: Stretch) -> str:
    entries = "".join(map(_stop, module.stops))
    # No heading: whatever heading stands above the map, the levels keep their order.
    title = escape(f"Module {number} · {module.title}")
    return f'<p class="ps-module"><strong>{title}</strong></p><ul>{entries}</ul>'


def _stop(stop: Stop) -> str:
    """Return a lesson or quiz: its link, its length, and how far the learner is in it."""
    title = escape(stop.title)
    name = title
    if stop.notebook:
        name = f'<a href="{escape(stop.notebook)}">{title}</a>'
    if not stop.notebook:
        return f"<li>{name} <small>not written yet</small></li>"
    state = "done" if stop.is_done() else "begun" if stop.answered else "open"
    return (
        f'<li class="ps-{state}"><span>{name} {_minutes(stop)}</span> '
        f"{_bar(stop)}<small>{_progress(stop)}</small></li>"
    )


def _minutes(stop: Stop) -> str:
    """Return how long a lesson takes; a quiz takes no set time."""
    if stop.minutes is None:
        return ""
    return f"<small>{words.how_many(stop.minutes, 'minute')}</small>"


def _bar(stop: Stop) -> str:
    """Return a bar of the answered questions; the words beside it say the same."""
    if not stop.items:
        return ""
    answered = min(stop.answered, stop.items)
    # To whom a page is read aloud, the words beside the bar are enough.
    return (
        f'<progress max="{stop.items}" value="{answered}" aria-hidden="true">'
        "</progress> "
    )


def _progress(stop: Stop) -> str:
    """Say in words how far the learner is in a lesson or quiz."""
    if not stop.answered:
        return (
            f"not begun, {words.how_many(stop.items, 'question')}" if stop.items else ""
        )
    state = f"{stop.answered} of {stop.items} answered"
    if stop.is_done():
        state = f"done, {words.how_many(stop.items, 'question')}"
    if not stop.tried:
        return state
    return f"{state}; {stop.right} of {stop.tried} right at the first try"
