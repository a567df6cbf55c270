"""Commands to mark by hand: list typed answers, mark equal answers at once, give one mark."""

import click

from policystory.cli.class_options import OpenClass, class_options
from policystory.cli.options import json_option, print_json
from policystory.cli.teaching.gradebook import gradebook
from policystory.cli.terminal import say
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many


@gradebook.command()
@click.argument("assignment")
@json_option
@class_options
def typed(opened: OpenClass, assignment: str, as_json: bool) -> None:
    """List typed answers that did not earn all points, and how many learners typed each."""
    from policystory.gradebook.answers import answers, typed_answers  # noqa: PLC0415

    opened.folder.graded_assignment(assignment)
    learners = opened.folder.roster()
    listed = typed_answers(answers(opened.book, assignment, learners))
    if as_json:
        print_json(listed)
        return
    for each in listed:
        say(f"{each.question}: {each.stem}")
        count = how_many(each.learners, "learner")
        say(f"    '{each.typed}' ({count}): {each.reason}")
    if not listed:
        say("every typed answer earned all points")


@gradebook.command()
@click.argument("assignment")
@click.argument("question")
@click.argument("answer")
@click.argument("percent", type=int)
@click.option("--because", required=True, help="Why; learners read it.")
@json_option
@class_options
def decide(
    opened: OpenClass,
    assignment: str,
    question: str,
    answer: str,
    percent: int,
    because: str,
    as_json: bool,
) -> None:
    """Give a typed ANSWER a share of the question's points, for all who typed the same.

    Work that is collected later gets it, too. Capital letters and spaces do not matter.
    """
    from policystory.gradebook.question_decisions import folded_answer  # noqa: PLC0415

    if not answer.strip():
        raise PolicystoryError("name the answer as it was typed, such as 'the envoy'")
    _decide(opened, assignment, (question, "", folded_answer(answer)), percent, because)
    _kept(assignment, question, as_json)


@gradebook.command()
@click.argument("assignment")
@click.argument("learner")
@click.argument("question")
@click.argument("percent", type=int)
@click.option("--because", required=True, help="Why; the learner reads it.")
@json_option
@class_options
def mark(
    opened: OpenClass,
    assignment: str,
    learner: str,
    question: str,
    percent: int,
    because: str,
    as_json: bool,
) -> None:
    """Give one learner a share of a question's points, for any answer."""
    opened.folder.check_learner(learner)
    _decide(opened, assignment, (question, learner, ""), percent, because)
    _kept(assignment, question, as_json)


def _decide(
    opened: OpenClass,
    assignment: str,
    place: tuple[str, str, str],
    percent: int,
    because: str,
) -> None:
    """Keep a mark by hand: `place` is the question, the learner and the answer, or "" for any."""
    from policystory.gradebook.question_decisions import (  # noqa: PLC0415
        MarkDecision,
        decide_mark,
    )
    from policystory.teaching.regrading import check_asked  # noqa: PLC0415

    opened.folder.graded_assignment(assignment)
    question, _, answer = place
    # A decision about an answer that nobody can type would never hold.
    check_asked(opened.book, assignment, {question}, are_typed=bool(answer))
    decision = MarkDecision(*place, percent, because)
    with opened.book.writing() as connection:
        decide_mark(connection, assignment, decision, opened.author(because))


def _kept(assignment: str, question: str, as_json: bool) -> None:
    """Say that a decision is kept, and what to do next."""
    if as_json:
        print_json({"assignment": assignment, "question": question, "kept": True})
    else:
        say(f"{question}: kept; now run: policystory grade {assignment}")
