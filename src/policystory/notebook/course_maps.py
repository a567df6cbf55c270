"""Show in a notebook the course map: all lessons, what is done, and which lesson is next."""

from collections.abc import Mapping

from policystory.course.content import Lesson
from policystory.course.open_course import OpenCourse
from policystory.course.outline.lesson_order import lessons_of
from policystory.facts.values.period import in_words
from policystory.journal import Record
from policystory.learner.session import Session
from policystory.learner.standings import Standing
from policystory.notebook.kernel_session import fault_sentences, paragraphs, session
from policystory.notebook.lesson_pages import with_page
from policystory.notebook.progress_tables import quiz_standings, quizzes_of
from policystory.notebook_output import Output, errors_as_sentences
from policystory.render.page.course_html import Stop, Stretch, course_html
from policystory.render.page.facts_html import heading_id


@errors_as_sentences
def course_map() -> Output:
    """Show the course map: each lesson with its length and progress, and which lesson is next."""
    return course_map_output(session())


def course_map_output(session_: Session) -> Output:
    """Return the course map of a session's course, as a cell shows it."""
    opened = session_.course
    kept = session_.full_record()
    stops = _stops(opened, kept)
    modules: list[Stretch] = []
    for module in opened.content.course.modules:
        names = [*lessons_of(opened.content.course, module.id), module.id]
        known = tuple(stops[name] for name in names if name in stops)
        modules.append(Stretch(module.title, known))
    title = opened.content.course.title
    lesson = lesson_to_go_on(opened, kept, stops)
    go_on = None
    if lesson:
        go_on = stops[lesson]
    due = _due(session_, kept)
    html = course_html(modules, go_on, due, opened.corpus.phrases)
    html += paragraphs(fault_sentences(kept))
    return with_page(opened, _start(opened), html, f"Course map: {title}")


def _start(course: OpenCourse) -> str:
    """Return the id of the course's first page; "" for a course without lessons."""
    lessons = course.content.course.lessons
    if lessons:
        return lessons[0].id
    return ""


def lesson_to_go_on(
    course: OpenCourse, kept: Record, stops: Mapping[str, Stop]
) -> str | None:
    """Return the id of the lesson to do next; None if every lesson is done.

    It is the first lesson that is not done, from the lesson of the learner's last answer onwards,
    then from the first lesson to that one. The start page, which shows the map, comes last. `kept`
    is the learner's record. `stops` holds each lesson as the map shows it, by its id.
    """
    start = _start(course)
    lessons = [lesson.id for lesson in course.content.course.lessons]
    written: list[str] = []
    for name in lessons:
        is_written = stops[name].notebook != ""
        if is_written and name != start:
            written.append(name)
    last = ""
    for entry in kept.entries:
        name = _lesson_of(entry.event.quiz)
        if name in written:
            last = name
    at = 0
    if last:
        at = written.index(last)
    from_here = written[at:]
    before = written[:at]
    for name in (*from_here, *before, start):
        stop = stops.get(name)
        if stop is not None and not stop.is_done():
            return name
    return None


def _lesson_of(quiz: str) -> str:
    """Return the lesson or module in a quiz's name."""
    return quiz.partition("/")[0]


def _stops(course: OpenCourse, kept: Record) -> dict[str, Stop]:
    """Return all lessons and module quizzes of the map by their ids."""
    blueprints = course.quizzes()
    standings = quiz_standings(blueprints, kept)
    lessons = {lesson.id: lesson for lesson in course.content.course.lessons}
    stops: dict[str, Stop] = {}
    for name, title in _titles_by_id(course).items():
        quizzes = [standings[slug] for slug in quizzes_of(blueprints, name)]
        items = right = tried = 0
        for standing in quizzes:
            right_of_quiz, tried_of_quiz = _told(standing)
            items += standing.items
            right += right_of_quiz
            tried += tried_of_quiz
        stops[name] = Stop(
            title=title,
            notebook=_notebook(course, name),
            minutes=_minutes(lessons.get(name)),
            answered=sum(map(_answered, quizzes)),
            items=items,
            right=right,
            tried=tried,
        )
    return stops


def _answered(standing: Standing) -> int:
    """Return how many questions of a quiz are answered."""
    # Who has finished an attempt, and begins another, has done the quiz all the same.
    if standing.is_complete or standing.before is not None:
        return standing.items
    return standing.answered


def _told(standing: Standing) -> tuple[int, int]:
    """Return how many questions of a quiz were right at the first try, and of how many."""
    # A finished attempt counts as a whole, the best of them if there are several.
    if standing.before is not None and standing.best is not None:
        return standing.best, standing.items
    # Marks that are held back tell nothing yet.
    if standing.right is None:
        return 0, 0
    return standing.right, standing.answered


def _titles_by_id(course: OpenCourse) -> dict[str, str]:
    """Return the titles of all lessons and module quizzes, also of those not written yet.

    The titles are found by the id of the lesson or module.
    """
    titles = {lesson.id: lesson.title for lesson in course.content.course.lessons}
    for module in course.content.course.modules:
        blueprint = course.quizzes().get(module.id)
        if blueprint is not None:
            titles[module.id] = blueprint.title
    return titles


def _minutes(lesson: Lesson | None) -> int | None:
    if lesson:
        return lesson.minutes
    return None


def _notebook(course: OpenCourse, name: str) -> str:
    """Return the file that shows a lesson or a module's quiz; "" if it is not written yet."""
    written = [text.id for text in course.content.lessons]
    if name in written:
        return f"{name}.ipynb"
    *_, last = lessons_of(course.content.course, name) or (name,)
    # A module's quiz stands at the end of its last lesson, under this heading.
    heading = heading_id(course.corpus.phrases.say("map.module-quiz"))
    if last in written:
        return f"{last}.ipynb#{heading}"
    return ""


def _due(session_: Session, kept: Record) -> str:
    """Say how many questions are due for review, or when the next are."""
    # Who has answered nothing need not wait until the schedule is loaded.
    if not kept.entries:
        return ""
    from policystory.learner.spaced_review import due_families, next_due_day  # noqa: PLC0415

    phrases = session_.course.corpus.phrases
    today = session_.today()
    due = due_families(kept, today, session_.zone)
    if due:
        return phrases.say("map.due", n=len(due))
    next_day = next_due_day(kept, today, session_.zone, None)
    if next_day is None:
        return ""
    day = in_words(next_day.isoformat(), phrases)
    return phrases.say("map.next-review", day=day)


def card_links(course: OpenCourse, lesson_id: str) -> list[tuple[str, str]]:
    """Return the links on a lesson's card: to the course map, the lesson before, the lesson after.

    Each is a pair: the words of the link, and the name of the notebook. Empty for the start page,
    which shows the map, and for a lesson without a notebook.
    """
    ids = [text.id for text in course.content.lessons]
    titles = _titles_by_id(course)
    lessons = [lesson.id for lesson in course.content.course.lessons]
    written = [name for name in lessons if name in ids]
    start = _start(course)
    if lesson_id not in written or lesson_id == start:
        return []
    say = course.corpus.phrases.say
    links: list[tuple[str, str]] = []
    # The first page may still be without a notebook; then no link leads to it.
    if start in written:
        links.append((say("map.label"), f"{start}.ipynb"))
    at = written.index(lesson_id)
    before = written[at - 1] if at else start
    if before != start:
        label = say("map.before", title=titles[before])
        links.append((label, f"{before}.ipynb"))
    is_last = at + 1 == len(written)
    if not is_last:
        after = written[at + 1]
        label = say("map.next", title=titles[after])
        links.append((label, f"{after}.ipynb"))
    return links
