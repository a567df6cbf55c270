"""Show in a notebook what a teacher has assigned: the list, a quiz to answer, or its feedback."""

from typing import Any

from policystory.assignment.feedback_file import FeedbackFile
from policystory.assignment.practice_file import PracticeFile
from policystory.assignment.released_paper import ReleasedPaper
from policystory.course import find
from policystory.course.outline.quiz_names import lesson_of
from policystory.errors import NotFoundError
from policystory.learner.assigned.find_papers import FOLDER, FoundPapers, find_papers
from policystory.learner.assigned.overview import (
    AssignmentOverview,
    Desk,
    feedback_call,
    not_to_be_opened,
    overview,
    practice_overview,
)
from policystory.learner.assigned.paper_work import paper_work
from policystory.learner.session import Session
from policystory.notebook.kernel_session import paragraphs, session
from policystory.notebook.progress_tables import quiz_standings
from policystory.notebook.quizzes import quiz_widget
from policystory.notebook_output import (
    Output,
    Unavailable,
    errors_as_sentences,
    html_output,
)
from policystory.quiz.paper import Feedback
from policystory.render.escape import html as escape
from policystory.wording import Phrasebook


@errors_as_sentences
def assignments(name: str = "", quiz: str = "", attempt: int | None = None) -> Any:
    """Show the list of assignments; with a `name`, open that assignment, or show its feedback.

    `name` is the assignment's name, such as "week-1"; `quiz` chooses one of its quizzes, and
    `attempt` one of the attempts. A quiz is shown as a widget to be answered, until the teacher has
    given feedback.
    """
    here = find_papers(find.working_folder(), session().learner)
    desk = _desk(session())
    if not name:
        return _listed(here, desk)
    feedback = here.feedback.get(name)
    if feedback is not None:
        return _told(feedback, desk.phrases)
    if name in here.practice:
        return _practised(here.practice[name], quiz, desk)
    papers = _chosen(here, name, quiz, attempt)
    if len({paper.paper.quiz for paper in papers}) > 1:
        # To open a paper can start its clock, so none is opened unless it was asked for.
        several = overview(papers, None, desk)
        return html_output(_overview_html(several), _overview_text(several))
    released = papers[0] if attempt else _latest(papers, desk)
    why_not = not_to_be_opened(released, desk)
    if why_not:
        return Unavailable(why_not)
    # ipywidgets loads slowly, and a list needs none.
    from policystory.widget.assigned.paper_widget import PaperView  # noqa: PLC0415

    return PaperView(session(), released, desk.folder).widget()


def _listed(here: FoundPapers, desk: Desk) -> Output:
    """Return the list of all assignments."""
    shown: list[AssignmentOverview] = []
    for name in _names(here):
        papers = _papers_of(here, name)
        if name in here.practice:
            shown.append(_practice_overview(here.practice[name], desk))
        elif papers:
            shown.append(overview(papers, here.feedback.get(name), desk))
        else:
            feedback = here.feedback[name]
            call = feedback_call(name)
            told = desk.phrases.say("assigned.feedback", call=call)
            shown.append(AssignmentOverview(name, feedback.title, (told,)))
    lines = list(here.faults)
    if not shown:
        nothing = desk.phrases.say("assigned.none", folder=FOLDER)
        lines.insert(0, nothing)
    html = "".join(map(_overview_html, shown)) + paragraphs(lines)
    return html_output(html, "\n".join([*map(_overview_text, shown), *lines]))


def _practised(practice: PracticeFile, quiz: str, desk: Desk) -> Any:
    """Return a quiz of an assignment for practice, or the list if it has several."""
    quizzes = practice.quizzes
    if quiz:
        # The last part of a quiz's name is enough, as for papers.
        quizzes = tuple(
            slug for slug in quizzes if quiz in (slug, slug.rpartition("/")[2])
        )
        if not quizzes:
            listed = ", ".join(practice.quizzes)
            raise NotFoundError(
                f"{practice.assignment} has no quiz '{quiz}'; its quizzes: {listed}"
            )
    # Which one is meant cannot be guessed; the list has a call for each.
    if len(quizzes) > 1:
        several = _practice_overview(practice, desk)
        return html_output(_overview_html(several), _overview_text(several))
    return quiz_widget(session(), quizzes[0], lesson_of(quizzes[0]))


def _practice_overview(practice: PracticeFile, desk: Desk) -> AssignmentOverview:
    """Return an assignment for practice in words, with how far the learner is."""
    course = session().course
    blueprints = {slug: course.blueprint(slug) for slug in practice.quizzes}
    states = quiz_standings(blueprints, desk.record)
    words: dict[str, tuple[str, str]] = {}
    for slug, blueprint in blueprints.items():
        words[slug] = (
            f"{blueprint.title} ({slug})",
            states[slug].in_words(course.corpus.phrases),
        )
    return practice_overview(practice, words, desk)


def _told(feedback: FeedbackFile, phrases: Phrasebook) -> Output:
    """Return the feedback on an assignment: marks, reasons, right answers and sources."""
    # Only a learner who gets feedback needs the code that writes it.
    from policystory.render.handout.handout_html import feedback_html  # noqa: PLC0415

    head = f"<h2>{escape(feedback.title)}</h2>"
    plain = phrases.say("assigned.feedback-of", title=feedback.title)
    return html_output(head + feedback_html(feedback), plain)


def _desk(session_: Session) -> Desk:
    now = session_.journal.clock()
    folder = find.working_folder()
    return Desk(
        folder,
        session_.full_record(),
        now,
        session_.zone,
        session_.course.corpus.phrases,
    )


def _names(here: FoundPapers) -> list[str]:
    """Return the names of all assignments of which something is here."""
    of_papers = {paper.assignment for paper in here.papers}
    return sorted(of_papers | here.feedback.keys() | here.practice.keys())


def _papers_of(here: FoundPapers, name: str) -> list[ReleasedPaper]:
    return [paper for paper in here.papers if paper.assignment == name]


def _chosen(
    here: FoundPapers, name: str, quiz: str, attempt: int | None
) -> list[ReleasedPaper]:
    """Return the papers that a call names; NotFoundError says which there are."""
    papers = _papers_of(here, name)
    if not papers:
        listed = ", ".join(_names(here)) or "none"
        reasons = " ".join(here.faults)
        raise NotFoundError(
            f"there is no assignment '{name}' in the folder {FOLDER}; there: {listed}. {reasons}"
        )
    # The last part of a quiz's name is enough.
    fitting: list[ReleasedPaper] = []
    for paper in papers:
        slug = paper.paper.quiz
        is_quiz = quiz in ("", slug, slug.rpartition("/")[2])
        if is_quiz and attempt in (None, paper.attempt):
            fitting.append(paper)
    if not fitting:
        listed = ", ".join(f"{paper.paper.quiz} ({paper.attempt})" for paper in papers)
        raise NotFoundError(
            f"{name} has no such quiz or attempt; its quizzes, with their attempts: {listed}"
        )
    _check(fitting)
    return fitting


def _check(papers: list[ReleasedPaper]) -> None:
    """Refuse papers of several learners, and such as only a teacher's machine could mark."""
    places = {(paper.paper.quiz, paper.attempt) for paper in papers}
    if len(places) < len(papers):
        raise NotFoundError(
            f"the folder {FOLDER} holds several papers for the same attempt, of several learners "
            "or released twice; keep only the one that is yours and was released last"
        )
    for paper in papers:
        if paper.paper.feedback is not Feedback.WHEN_RELEASED:
            raise NotFoundError(
                f"the paper {paper.code} promises marks at once, which needs its key; "
                "ask your teacher for another one"
            )


def _latest(papers: list[ReleasedPaper], desk: Desk) -> ReleasedPaper:
    """Return the latest attempt that was begun, or the first one."""
    latest = papers[0]
    for paper in papers:
        if paper_work(desk.record, paper).begun is not None:
            latest = paper
    return latest


def _overview_html(shown: AssignmentOverview) -> str:
    """Return one assignment as HTML."""
    quizzes = ""
    for words, call in shown.quizzes:
        quizzes += f"<li>{escape(words)}<br/><code>{escape(call)}</code></li>"
    listed = f"<ul>{quizzes}</ul>" if quizzes else ""
    head = f"<h3>{escape(shown.title)} ({escape(shown.name)})</h3>"
    return f"<section>{head}{paragraphs(list(shown.sentences))}{listed}</section>"


def _overview_text(shown: AssignmentOverview) -> str:
    """Return one assignment as plain text."""
    lines = [f"{shown.title} ({shown.name})", *shown.sentences]
    lines += [f"- {words}: {call}" for words, call in shown.quizzes]
    return "\n".join(lines)
