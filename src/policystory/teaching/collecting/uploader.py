"""Find out which learner uploaded a file, from the names that school systems and folders have.

Whose a handed-in file is, the signed paper (questions) in it says. If the file's name names another
learner, the file counts for nobody.
"""

from pathlib import PurePosixPath

import msgspec

from policystory.lms.upload_names import UploadName, folded_name, read_upload_name
from policystory.teaching.roster import Learner, Roster


class Upload(msgspec.Struct, frozen=True):
    """What a file's path tells about its upload.

    `learner`: the id of the learner who uploaded it, "" if that is not known; `is_late`: whether
    Canvas marked it late, by the clock and date of Canvas.
    """

    learner: str = ""
    is_late: bool = False


class Uploaders:
    """Finds out which learner uploaded a file, by the numbers and names in the roster.

    The roster is the table of the class's learners.
    """

    def __init__(self, roster: Roster) -> None:
        """List the learners by what systems call them."""
        self._roster = roster
        learners = list(roster.values())
        self._by_number = {each.lms_id: each.id for each in learners if each.lms_id}
        self._by_name = _unique_names(learners)

    def upload(self, name: str) -> Upload:
        """Return who uploaded a file, and whether it came late, as far as its path tells.

        `name`: the path inside the folder or archive that the teacher named, such as
        "week-1.zip/garciaana_LATE_501_77_week-1.json".
        """
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
