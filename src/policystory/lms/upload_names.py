"""The names that school systems give to files in a download of submissions.

Canvas joins the learner's name, the mark LATE, its numbers of the learner and of the file, and the
name of the file: `garciaana_LATE_501_77_week-1.json`; without names it writes `anon_` and a code.
Moodle joins a group, the learner's name and a number of its own: `A-Ana García_42_`, followed by
`assignsubmission_file_`, which names a folder or begins the file's name.
"""

import re

import msgspec

_CANVAS = re.compile(
    r"(?:\w*?_)?(?P<late>LATE_)?(?P<user>[0-9]{1,20}|anon_\w+?)_[0-9]{1,20}_.+",
    re.DOTALL,
)
_MOODLE = re.compile(
    r"(?P<name>.+)_[0-9]{1,20}_assignsubmission_[a-z]+(?:_.*)?", re.DOTALL
)


class UploadName(msgspec.Struct, frozen=True):
    """What the name of a downloaded file tells: whose upload it is, and whether it came late.

    `number` is Canvas's number of the learner and `name` the learner's name in Moodle, perhaps with
    a group before it; each is "" if it is not told.
    """

    number: str = ""
    name: str = ""
    is_late: bool = False


def read_upload_name(part: str) -> UploadName | None:
    """Return what a folder's or file's name tells; None if it is no name of Canvas or Moodle.

    >>> read_upload_name("garciaana_LATE_501_77_week-1.json")
    UploadName(number='501', name='', is_late=True)
    >>> read_upload_name("Ana García_42_assignsubmission_file_")
    UploadName(number='', name='Ana García', is_late=False)
    >>> read_upload_name("week-1.json") is None
    True
    """
    moodle = _MOODLE.fullmatch(part)
    if moodle:
        return UploadName(name=moodle["name"])
    canvas = _CANVAS.fullmatch(part)
    if canvas is None:
        return None
    user = canvas["user"]
    number = "" if user.startswith("anon_") else user
    return UploadName(number=number, is_late=canvas["late"] is not None)


def folded_name(name: str) -> str:
    """Return a name by its letters and digits alone: systems drop other signs from files' names.

    >>> folded_name('García, Ana "Annie"')
    'garcíaanaannie'
    """
    return "".join(sign for sign in name.casefold() if sign.isalnum())
