"""The roster of a class: who its learners are, as a table that the teacher can edit."""

import csv
import io

import msgspec

from policystory.course.names import RULE, is_folder_name, shorten
from policystory.errors import ContentError, Problem

COLUMNS = ("id", "name", "email", "section", "lms_id")
MOST_LEARNERS = 100_000


class Learner(msgspec.Struct, frozen=True, order=True):
    """A learner of a class.

    `id` names the learner in files, such as a login. `section` is a part of the class, or "".
    `lms_id` is the learner's number in the school's system, by which grades find their way back.
    """

    id: str
    name: str
    email: str = ""
    section: str = ""
    lms_id: str = ""


Roster = dict[str, Learner]
"""The learners of a class, by id, in the order of the id."""


class RosterChange(msgspec.Struct, frozen=True):
    """What a new roster changes: learners who are added, dropped, or now have other details."""

    added: tuple[Learner, ...] = ()
    dropped: tuple[Learner, ...] = ()
    changed: tuple[tuple[Learner, Learner], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.added or self.dropped or self.changed)


def roster_change(old: Roster, new: Roster) -> RosterChange:
    """Return what a new roster changes in an old one."""
    added = [new[id_] for id_ in new if id_ not in old]
    dropped = [old[id_] for id_ in old if id_ not in new]
    kept = [id_ for id_ in old if id_ in new]
    changed = [(old[id_], new[id_]) for id_ in kept if new[id_] != old[id_]]
    return RosterChange(tuple(added), tuple(dropped), tuple(changed))


def make_roster(learners: list[tuple[int, Learner]], path: str) -> Roster:
    """Return a roster of learners, sorted by id.

    Arguments: `learners`: each with its line in the file; `path`: the file's name for messages.
    Raises ContentError with a problem for each id that cannot name a file, or comes twice.
    """
    problems: list[Problem] = []
    roster: Roster = {}
    # Some systems take capitals and small letters of a file's name for the same.
    taken: dict[str, int] = {}
    for line, learner in learners:
        lower = learner.id.casefold()
        if not is_folder_name(learner.id):
            message = f"the id '{shorten(learner.id)}' cannot name a file"
            problems.append(Problem(path, line, message, f"write {RULE}"))
        elif lower in taken:
            message = f"the id '{learner.id}' stands in line {taken[lower]} too"
            hint = "give each learner an id of their own"
            problems.append(Problem(path, line, message, hint))
        else:
            taken[lower] = line
            roster[learner.id] = learner
    if len(learners) > MOST_LEARNERS:
        problems.append(Problem(path, 0, f"more than {MOST_LEARNERS:,} learners"))
    if problems:
        raise ContentError(problems)
    return dict(sorted(roster.items()))


def write_roster(roster: Roster) -> bytes:
    """Return a roster as a table of comma-separated values, in UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for learner in roster.values():
        writer.writerow([getattr(learner, column) for column in COLUMNS])
    return table.getvalue().encode()
