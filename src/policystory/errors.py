"""Problems of a course's content, and the exceptions that policystory raises.

A problem of the content is a value (`Problem`), so that all problems of a file can be listed at
once. An exception is raised only if the work cannot go on.
"""

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault of a course's content: where it is, what is wrong, and what to do.

    `path`: the file as its author would type it. `line`: counted from 1; 0 for a whole file.
    `message`: what was expected and what was found. `hint`: what to do, or "".

    >>> str(Problem("content/facts/a.yml", 7, "unknown field 'perod'", "did you mean 'period'?"))
    "content/facts/a.yml:7: unknown field 'perod' (did you mean 'period'?)"
    """

    path: str
    line: int
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        """Shorten a long message or hint, which may quote a text of any length."""
        for name in ("message", "hint"):
            text = getattr(self, name)
            if len(text) > LONGEST:
                msgspec.structs.force_setattr(self, name, _cut(text))

    def __str__(self) -> str:
        """Write the problem as compilers do, so that editors can jump to the line."""
        place = f"{self.path}:{self.line}"
        problem = f"{place}: {self.message}"
        if self.hint:
            problem += f" ({self.hint})"
        return problem


LONGEST = 2000
"""The most characters of a problem's message, and of its hint."""
_END = 400
"""How many characters of a long text are kept at its end."""


def _cut(text: str) -> str:
    """Remove the middle of a long text."""
    ellipsis = " … "
    kept_at_start = LONGEST - _END - len(ellipsis)
    start = text[:kept_at_start]
    end = text[-_END:]
    return start + ellipsis + end


class PolicystoryError(Exception):
    """The base of all exceptions that policystory raises on purpose; the text is for people."""


class ContentError(PolicystoryError):
    """The course's content has problems, so that something cannot be done.

    `problems`: all problems, sorted by file and line; the text has a line for each. `therefore`:
    what cannot be done, such as "the course cannot be opened".
    """

    def __init__(
        self, problems: list[Problem], therefore: str = "the course cannot be opened"
    ) -> None:
        """Keep the problems, sorted by file and line.

        The text of the error shows each on its own line.
        """
        self.problems = sorted(problems)
        self.therefore = therefore
        lines = map(str, self.problems)
        super().__init__("\n".join(lines))


class NotFoundError(PolicystoryError):
    """Something that was asked for, such as a lesson, does not exist; the text names it."""


class FigureError(PolicystoryError):
    """A chart is not drawn, because its specification has a field that charts may not use."""


class QuizError(PolicystoryError):
    """A quiz cannot be drawn from its author's plan; the text says why."""


class ResponseError(PolicystoryError):
    """An answer cannot be taken, for example after the last try; the text says why."""


class JournalError(PolicystoryError):
    """The learner's record cannot be read or written; the text says why."""


def sentence(reason: object) -> str:
    """Return an error as a sentence, with a capital and a full stop; "" stays "".

    `reason` is an exception or its text. A ContentError gives its list of problems unchanged.

    >>> sentence(PolicystoryError("there is no lesson 'x'"))
    "There is no lesson 'x'."
    """
    text = str(reason).rstrip()
    # An error of the content is a list of files for their author, not a sentence.
    if not text or isinstance(reason, ContentError):
        return text
    # `capitalize` would write the rest in small letters, names included.
    text = text[0].upper() + text[1:]
    has_stop = text.endswith((".", "?", "!"))
    if has_stop:
        return text
    return f"{text}."
