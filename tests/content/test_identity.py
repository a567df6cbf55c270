"""An id that was used never changes its meaning: corrections supersede."""

import subprocess
from pathlib import Path

import msgspec
import pytest

from policystory import reading
from policystory.course.load import Folders, load
from policystory.facts.record import Fact
from tests.content.sources import ROOT

MEANING = (
    "subject",
    "property",
    "value",
    "population",
    "place",
    "period",
    "status",
    "speaker",
    "kind",
    "complete",
)


def meaning(fact: Fact) -> tuple[object, ...]:
    """Return what a fact states: its sentence may be polished, its statement may not."""
    return tuple(getattr(fact, field) for field in MEANING)


def broken(before: dict[str, Fact], now: dict[str, Fact]) -> list[str]:
    """Return the ids whose meaning changed or that went away, and that no fact supersedes."""
    superseded = {fact.supersedes for fact in now.values()}
    return sorted(
        id_
        for id_, fact in before.items()
        if id_ not in superseded
        and (id_ not in now or meaning(now[id_]) != meaning(fact))
    )


def git(*arguments: str) -> str:
    """Return what git says, or skip loudly where this is no checkout."""
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"NOT COMPARED: git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def committed(revision: str) -> dict[str, Fact]:
    """Return the facts of a revision, without the facts in a form of an older time."""
    facts_by_id: dict[str, Fact] = {}
    for path in git("ls-tree", "-r", "--name-only", revision, "content/facts").split():
        document, _ = reading.parse(git("show", f"{revision}:{path}"), path)
        facts, _ = reading.records(document, Fact, "facts")
        facts_by_id |= {fact.id: fact for fact, _ in facts}
    return facts_by_id


def base() -> str:
    """Return the last commit on main before this work.

    That is main itself on a branch or with changes, or else its parent.
    """
    head, main = git("rev-parse", "HEAD").strip(), git("rev-parse", "main").strip()
    changed = git("status", "--porcelain", "content/facts").strip()
    return main if head != main or changed else git("rev-parse", "main~1").strip()


def test_no_id_changed_its_meaning() -> None:
    """Compared with the last commit on main, each id states what it stated, or is superseded."""
    now: dict[str, Fact] = {}
    for topic in load(Folders.of(ROOT)).topics:
        now |= {fact.id: fact for fact in topic.facts}
    assert [] == broken(committed(base()), now)


def test_a_changed_meaning_is_found() -> None:
    """A changed subject under an old id is found; a polished or superseded fact is not."""
    fact = next(iter(load(Folders.of(ROOT)).topics[0].facts))
    polished = msgspec.structs.replace(fact, says="Said better.")
    changed = msgspec.structs.replace(fact, subject="somebody-else")
    correction = msgspec.structs.replace(changed, id="corrected", supersedes=fact.id)
    assert [] == broken({fact.id: fact}, {fact.id: polished})
    assert [fact.id] == broken({fact.id: fact}, {fact.id: changed})
    assert [fact.id] == broken({fact.id: fact}, {})
    assert [] == broken({fact.id: fact}, {"corrected": correction})


def test_the_root_is_this_repository() -> None:
    """The comparison looks at the repository that the tests belong to."""
    assert Path(git("rev-parse", "--show-toplevel").strip()) == ROOT
