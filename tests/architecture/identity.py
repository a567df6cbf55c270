"""Digests of all that the course gives out, so that two checkouts can be compared byte for byte.

    python -m tests.architecture.identity > before.txt     # in one checkout
    python -m tests.architecture.identity > after.txt      # in the other
    diff before.txt after.txt                              # silent if nothing has changed

It asks the command line and the notebook, whose names stay when modules are moved, and never the
modules inside. Each line is a name and a SHA-256.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from click.testing import CliRunner

SEEDS = ("first", "second", "third")
WRONG_TYPES: tuple[object, ...] = (
    None,
    "",
    [],
    {},
    3,
    True,
    "no-such-option",
    ["no-such-option"],
    {"a": "b"},
)
"""Responses that no question takes, or that leave it unanswered."""


def main() -> None:
    """Print one line for each thing that the course gives out."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"POLICYSTORY_HOME": home, "POLICYSTORY_LEARNER": "reader"}
        for name, text in outputs():
            print(f"{sha256(text.encode()).hexdigest()}  {name}", flush=True)


def outputs() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each output."""
    yield "bank", command("items", "--json", "--key")
    yield "refused", command("items", "--refused", "--json")
    yield "report", command("items", "--report", "--json")
    yield "facts", command("facts", "--json")
    yield "coverage", command("coverage", "--json")
    yield from quizzes()
    yield from pages()


def quizzes() -> Iterator[tuple[str, str]]:
    """Yield each quiz's paper and key for each seed, and the marks of many responses."""
    from policystory.notebook import session

    course = session().course
    for slug in sorted(course.quizzes()):
        for seed in SEEDS:
            yield (
                f"quiz {slug} {seed}",
                command("quiz", slug, "--seed", seed, "--key", "--json"),
            )
        quiz = course.quiz_for(slug, "reader", 1)
        yield (
            f"marks {slug}",
            json.dumps(list(marks(quiz)), default=str, sort_keys=True),
        )


def marks(quiz: Any) -> Iterator[object]:
    """Yield the mark of each response to each item of a paper: right, wrong and unreadable ones."""
    import msgspec

    from policystory.grade import mark

    for item in quiz.paper.items:
        key = quiz.key.items[item.id]
        for response in responses(
            msgspec.to_builtins(item), msgspec.to_builtins(key)["key"]
        ):
            yield item.id, response, msgspec.to_builtins(mark(item, key, response))


def responses(item: dict[str, Any], key: Any) -> Iterator[object]:
    """Yield responses to an item: its key, each option alone, and what no question takes."""
    yield key
    if isinstance(key, dict):
        yield key.get("pairs")
        yield from (
            (f"{key['amount']}", f"{key['amount']} {key['unit']}")
            if "amount" in key
            else ()
        )
        yield from key.get("accepted", ())
    options = [option["id"] for option in item["options"]]
    yield from options
    yield from ([option] for option in options)
    yield options
    yield options[::-1]
    for prompt in item["prompts"]:
        choices = options or [option["id"] for option in prompt["options"]]
        yield from ({prompt["id"]: choice} for choice in choices)
    yield from WRONG_TYPES


def pages() -> Iterator[tuple[str, str]]:
    """Yield what a lesson's notebook shows to one who has answered nothing."""
    import policystory as ps

    lesson = ps.lesson("03-numbers-at-the-border")
    shown = {
        "card": lesson.card(),
        "facts": lesson.facts(),
        "figure": lesson.figure("border-counts"),
    }
    shown |= {"glossary": ps.glossary(), "progress": ps.progress()}
    for name, page in shown.items():
        text = json.dumps(page.bundles, sort_keys=True, default=str)
        # Jupyter gives each widget an id by chance.
        yield f"page {name}", re.sub(r'"model_id": "\w+"', '"model_id": ""', text)


def command(*arguments: str) -> str:
    """Return what a verb of the command line prints; end with its output if it fails."""
    from policystory.cli import main as policystory

    result = CliRunner().invoke(policystory, arguments)
    if result.exit_code:
        sys.exit(f"policystory {' '.join(arguments)}: {result.output}")
    return result.output


if __name__ == "__main__":
    main()
