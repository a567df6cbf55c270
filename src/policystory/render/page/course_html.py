"""Write the course map as HTML: all modules and lessons, what is done, and what comes next."""

from collections.abc import Iterable

import msgspec

from policystory.render.escape import html as escape
from policystory.render.page.facts_html import heading_id
from policystory.wording import ENGLISH, Phrasebook


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One stop on the course map: a lesson, or the quiz of a module.

    - `notebook`: the name of the stop's notebook, "" if there is none yet;
    - `minutes`: how long a lesson takes, None for a quiz;
    - `items`: the number of questions; `answered`: how many of these the learner has answered;
    - `tried`: how many answered questions have a mark that may be shown; `right`: how many of these
      were right at the first try.
    """

    title: str
    notebook: str = ""
    minutes: int | None = None
    answered: int = 0
    items: int = 0
    right: int = 0
    tried: int = 0

    def is_done(self) -> bool:
        """Tell whether every question has been answered; False if there are no questions."""
        if self.items <= 0:
            return False
        return self.answered >= self.items


class Stretch(msgspec.Struct, frozen=True):
    """A module on the course map: its title, and its lessons and quizzes (stops) in order."""

    title: str
    stops: tuple[Stop, ...]


def course_html(
    modules: Iterable[Stretch],
    go_on: Stop | None,
    due: str,
    phrases: Phrasebook = ENGLISH,
) -> str:
    """Return the course map as HTML.

    `modules` are the modules in order; `go_on` is the lesson that comes next, None if all are done.
    `due` is a sentence on the questions to be answered again today, "" for none; it links to the
    heading "Review" of the same page. `phrases` has the words of the language.
    """
    parts = ""
    stops: list[Stop] = []
    for number, module in enumerate(modules, 1):
        parts += _module(number, module, phrases)
        stops += module.stops
    review = ""
    if due:
        heading = heading_id(phrases.say("map.review"))
        review = f'<a href="#{heading}">{escape(due)}</a>'
    summary = f"<p>{_done(stops, phrases)} {review}</p>"
    head = f"{_go_on(stops, go_on, phrases)}{summary}"
    label = escape(phrases.say("map.label"))
    return f'<nav class="ps-map" aria-label="{label}">{head}{parts}</nav>'


def _go_on(stops: list[Stop], stop: Stop | None, phrases: Phrasebook) -> str:
    """Return the link to the lesson with which to go on."""
    if stop is None:
        return f'<p class="ps-go-on">{phrases.say("map.all-done")}</p>'
    # A new learner has nothing to continue.
    has_begun = any(stop.answered for stop in stops)
    key = "map.continue" if has_begun else "map.begin"
    file = escape(stop.notebook)
    title = escape(stop.title)
    minutes = _minutes(stop, phrases)
    link = f'<a href="{file}">{phrases.say(key, title=title)}</a>'
    return f'<p class="ps-go-on">{link} {minutes}</p>'


def _done(stops: list[Stop], phrases: Phrasebook) -> str:
    """Say how many of the written lessons are done."""
    lessons = [stop for stop in stops if stop.minutes is not None and stop.notebook]
    done = sum(stop.is_done() for stop in lessons)
    return phrases.say("map.done", n=len(lessons), done=done)


def _module(number: int, module: Stretch, phrases: Phrasebook) -> str:
    entries = ""
    for stop in module.stops:
        entries += _stop(stop, phrases)
    # No heading: whatever heading stands above the map, the levels keep their order.
    title = escape(phrases.say("map.module", number=number, title=module.title))
    return f'<p class="ps-module"><strong>{title}</strong></p><ul>{entries}</ul>'


def _stop(stop: Stop, phrases: Phrasebook) -> str:
    """Return a lesson or quiz: its link, its length, and how far the learner is in it."""
    title = escape(stop.title)
    if not stop.notebook:
        return f"<li>{title} <small>{phrases.say('map.not-written')}</small></li>"
    file = escape(stop.notebook)
    minutes = _minutes(stop, phrases)
    bar = _bar(stop)
    progress = _progress(stop, phrases)
    return (
        f'<li><span><a href="{file}">{title}</a> {minutes}</span> '
        f"{bar}<small>{progress}</small></li>"
    )


def _minutes(stop: Stop, phrases: Phrasebook) -> str:
    """Return how long a lesson takes; a quiz takes no set time."""
    if stop.minutes is None:
        return ""
    minutes = phrases.say("card.minutes", n=stop.minutes)
    return f"<small>{minutes}</small>"


def _bar(stop: Stop) -> str:
    """Return a bar of the answered questions; the words beside it say the same."""
    if not stop.items:
        return ""
    answered = min(stop.answered, stop.items)
    # For readers of a screen reader, the words beside the bar are enough.
    return (
        f'<progress max="{stop.items}" value="{answered}" aria-hidden="true">'
        "</progress> "
    )


def _progress(stop: Stop, phrases: Phrasebook) -> str:
    """Say in words how far the learner is in a lesson or quiz."""
    # A lesson without questions is only read.
    if not stop.items:
        return ""
    questions = phrases.say("copy.questions", n=stop.items)
    if not stop.answered:
        # Most of a new map is not begun: fifteen lines that say so would only be noise.
        return questions
    state = phrases.say("standing.some", answered=stop.answered, items=stop.items)
    if stop.is_done():
        state = phrases.say("map.finished", questions=questions)
    if not stop.tried:
        return state
    return phrases.say("map.tried", state=state, right=stop.right, tried=stop.tried)
