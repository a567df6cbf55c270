"""Whose upload a file is, as far as the school's system or a folder tells it.

A submission is known by its signed paper, never by its name. The name is a second witness: a file
under one learner's name with another learner's paper is nobody's grade.
"""

from pathlib import PurePosixPath

import msgspec

from policystory.lms.upload_names import UploadName, folded_name, read_upload_name
from policystory.teaching.roster import Learner, Roster


class Upload(msgspec.Struct, frozen=True):
    """Whose upload a file is, and whether it came late.

    `learner` is an id of the roster, or "" if nothing tells it. `is_late` is the mark that Canvas
    sets by its own clock and its own date.
    """

    learner: str = ""
    is_late: bool = False


class Uploaders:
    """Tells whose upload a file is, by the numbers and names of a roster."""

    def __init__(self, roster: Roster) -> None:
        """List the learners by what systems call them."""
        self._roster = roster
        learners = list(roster.values())
        self._by_number = {each.lms_id: each.id for each in learners if each.lms_id}
        self._by_name = _unique_names(learners)

    def upload(self, name: str) -> Upload:
        """Return whose upload a file is; `name` is its path below the source."""
        # From the outside in: the system names the outer part, the learner what is in it.
        for part in PurePosixPath(name).parts:
            told = read_upload_name(part)
            if told is not None:
                return Upload(self._learner(told), told.is_late)
            if part in self._roster:
                return Upload(part)
        return Upload()

    def _learner(self, told: UploadName) -> str:
        """Return the id of the learner whom a name tells; "" if the roster does not know them."""
        if told.number:
            return self._by_number.get(told.number, "")
        # Moodle puts a group before the name, and both can have hyphens.
        parts = told.name.split("-")
        for first in range(len(parts)):
            name = folded_name("-".join(parts[first:]))
            if name in self._by_name:
                return self._by_name[name]
        return ""


def _unique_names(learners: list[Learner]) -> dict[str, str]:
    """Return the learners' ids by their folded names, without names that two have."""
    ids: dict[str, str] = {}
    shared: set[str] = set()
    for learner in learners:
        name = folded_name(learner.name)
        if name in ids:
            shared.add(name)
        ids[name] = learner.id
    return {name: id_ for name, id_ in ids.items() if name and name not in shared}
