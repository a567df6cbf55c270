"""The command line `policystory`: commands are registered here, in the order of the help."""

from policystory.cli import (
    content,
    learner,
    quiz,
    record,
    try_answer,
)
from policystory.cli.authoring import check, new, publish
from policystory.cli.options import Commands, main
from policystory.cli.teaching import (
    analyse,
    assignments,
    by_hand,
    erase,
    grade,
    gradebook,
    papers,
    teach,
)

# `by_hand` and `erase` add commands to the group `gradebook`.
__all__ = ["Commands", "by_hand", "erase", "main"]

# The order is that of the help: from setting up to a learner's record.
for command in (
    *learner.COMMANDS,
    *new.COMMANDS,
    *check.COMMANDS,
    *content.COMMANDS,
    *quiz.COMMANDS,
    *publish.COMMANDS,
    *try_answer.COMMANDS,
    *record.COMMANDS,
    *teach.COMMANDS,
    *assignments.COMMANDS,
    *papers.COMMANDS,
    *grade.COMMANDS,
    *gradebook.COMMANDS,
    *analyse.COMMANDS,
):
    main.add_command(command)
