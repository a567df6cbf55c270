"""The command `gradebook erase`: erase a learner from a class, and name files that may remain."""

import click

from policystory.cli.class_options import OpenClass, class_options
from policystory.cli.options import json_option, print_json
from policystory.cli.teaching.gradebook import gradebook
from policystory.cli.terminal import say
from policystory.course.files import display_path
from policystory.errors import PolicystoryError
from policystory.facts.words import how_many

_MOST_SHOWN = 20
_ELSEWHERE = (
    "Not known here: files you exported or sent, the school's system, copies of this folder, files "
    "that could not be read when they were collected, and the learner's own record."
)


@gradebook.command("erase")
@click.argument("learner")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@class_options
def erase_learner(opened: OpenClass, learner: str, yes: bool, as_json: bool) -> None:
    """Delete a learner's papers, files, marks, decisions and history, and say what remains."""
    from policystory.teaching.erasing import (  # noqa: PLC0415 - loads slowly
        erase,
        planned_erasure,
        what_remains,
    )

    erasure = planned_erasure(opened.folder, opened.book, learner)
    if not as_json:
        name = f"{erasure.name} ({learner})" if erasure.name else learner
        say(f"{name}, in {display_path(opened.folder.path)}:")
        for table, count in erasure.rows.items():
            say(f"  {table}: {count}")
        say(f"  files and folders: {len(erasure.paths)}")
    if as_json and not yes:
        raise PolicystoryError("with --json nobody is asked: add --yes to erase")
    if not yes:
        click.confirm("Erase all this? It cannot be taken back.", abort=True)
    erase(opened.folder, opened.book, erasure)
    # Looked for afterwards: what is found then is what was left.
    remains = what_remains(opened.folder, erasure)
    if as_json:
        print_json({"erased": erasure.rows, "remains": remains})
        return
    if remains:
        files = how_many(len(remains), "file")
        say(f"Erased. {files} here may still tell of the learner:")
    else:
        say("Erased. Nothing in this folder tells of the learner any more.")
    for path in remains[:_MOST_SHOWN]:
        say(f"  {path}")
    say(_ELSEWHERE)
