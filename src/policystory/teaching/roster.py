"""The roster of a class: a table of its learners, which the teacher can edit."""

from collections.abc import Iterator

import msgspec

from policystory.course.names import RULE, is_folder_name, shorten
from policystory.errors import ContentError, Problem
from policystory.lms.csv_tables import write_table

COLUMNS = ("id", "name", "email", "section", "lms_id")
_MOST_LEARNERS = 100_000
_LONGEST_TEXT = 300
"""The most characters of a name, an address, a section or a number."""


class Learner(msgspec.Struct, frozen=True, order=True):
    """A learner of a class.

    `id`: names the learner in files, such as a login; `section`: the part of the class to which the
    learner belongs, or ""; `lms_id`: the learner's number in the school's system, by which grades
    are entered there, or "".
    """

    id: str
    name: str
    email: str = ""
    section: str = ""
    lms_id: str = ""


Roster = dict[str, Learner]
"""The learners of a class, by id, in the order of the id."""


class RosterChange(msgspec.Struct, frozen=True):
    """What a new roster (table of learners) changes.

    `added`: learners who are new; `dropped`: learners who are gone; `changed`: learners with new
    details, each as a pair: before, and now.
    """

    added: tuple[Learner, ...] = ()
    dropped: tuple[Learner, ...] = ()
    changed: tuple[tuple[Learner, Learner], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.added or self.dropped or self.changed)


def roster_change(old: Roster, new: Roster) -> RosterChange:
    """Return what changes if the learners `new` take the place of the learners `old`."""
    added = [new[id_] for id_ in new if id_ not in old]
    dropped = [old[id_] for id_ in old if id_ not in new]
    kept = [id_ for id_ in old if id_ in new]
    changed = [(old[id_], new[id_]) for id_ in kept if new[id_] != old[id_]]
    return RosterChange(tuple(added), tuple(dropped), tuple(changed))


def changed_details(before: Learner, after: Learner) -> str:
    """Return in words which details of a learner change; "" if none does.

    >>> changed_details(Learner("ann", "Ann", section="A"), Learner("ann", "Ann", section="B"))
    'section A to B'
    """
    changed = []
    for column in COLUMNS:
        old, new = getattr(before, column), getattr(after, column)
        if old != new:
            changed.append(f"{column} {old or 'none'} to {new or 'none'}")
    return ", ".join(changed)


def make_roster(learners: list[tuple[int, Learner]], path: str) -> Roster:
    """Check learners, and return them by id, sorted by id.

    Arguments: `learners`: each with the number of its line in the file; `path`: the file's name for
    messages. ContentError with a problem for each learner who has no id or no name, an id that
    cannot name a file, an id or number that is there twice, or a text that is too long or cannot be
    shown.
    """
    problems: list[Problem] = []
    roster: Roster = {}
    # Some systems take capitals and small letters of a file's name for the same.
    ids: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for line, learner in learners:
        faults = list(_faults(learner))
        if not faults:
            faults += _twice(ids, learner.id.casefold(), line, f"id '{learner.id}'")
        if learner.lms_id:
            number = learner.lms_id
            faults += _twice(numbers, number, line, f"number '{shorten(number)}'")
        problems += [Problem(path, line, *fault) for fault in faults]
        roster[learner.id] = learner
    if len(learners) > _MOST_LEARNERS:
        problems.append(Problem(path, 0, f"more than {_MOST_LEARNERS:,} learners"))
    if problems:
        raise ContentError(problems)
    return dict(sorted(roster.items()))


Fault = tuple[str, str]
"""What is wrong with a row, and what to do."""


def _faults(learner: Learner) -> Iterator[Fault]:
    """Yield what is wrong with the texts of a learner."""
    if not (learner.id and learner.name):
        yield "this row has no id or no name", "complete it"
    elif not is_folder_name(learner.id):
        yield f"the id '{shorten(learner.id)}' cannot name a file", f"write {RULE}"
    for column in COLUMNS[1:]:
        text = getattr(learner, column)
        if len(text) > _LONGEST_TEXT:
            yield (
                f"the {column} '{shorten(text)}' has more than {_LONGEST_TEXT} characters",
                "shorten it",
            )
        elif not all(sign.isprintable() for sign in text):
            yield (
                f"the {column} '{shorten(text)}' has a sign that cannot be shown",
                "type it again",
            )


def _twice(lines: dict[str, int], value: str, line: int, what: str) -> list[Fault]:
    """Return the fault of a value that stood in an earlier line; note the line otherwise."""
    if value in lines:
        return [
            (
                f"the {what} stands in line {lines[value]} too",
                "give each learner their own",
            )
        ]
    lines[value] = line
    return []


def write_roster(roster: Roster) -> bytes:
    """Return a roster (table of learners) as the bytes of comma-separated values, in UTF-8.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    rows = map(_cells, roster.values())
    return write_table([list(COLUMNS), *rows])


def _cells(learner: Learner) -> list[str]:
    return [getattr(learner, column) for column in COLUMNS]
