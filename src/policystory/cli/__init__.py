"""The command line: verbs in the order of the pipeline; thin, scriptable, `--json` wherever something is printed."""

from policystory.cli import content, learner, quiz, record
from policystory.cli.options import Commands, main

__all__ = ["Commands", "main"]

for verb in (*learner.VERBS, *content.VERBS, *quiz.VERBS, *record.VERBS):
    main.add_command(verb)
