"""Show outputs in a notebook cell, and show errors as sentences instead of tracebacks."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from policystory.course import find
from policystory.errors import PolicystoryError
from policystory.learner.fault_report import error_details, error_sentence, save_details
from policystory.render.escape import html as escape
from policystory.render.escape import html_without_formulas, visible
from policystory.render.lesson_html import alert_html
from policystory.uncollected import uncollected

P = ParamSpec("P")


class Output:
    """One or more outputs of a notebook cell.

    Each argument is one output: a dictionary from MIME type, such as "text/html", to content.
    """

    def __init__(self, *bundles: dict[str, Any]) -> None:
        """Keep the outputs, with their text made safe to show."""
        self.bundles = tuple(map(_as_text, bundles))

    def _ipython_display_(self) -> None:
        """Show each output."""
        from IPython.display import display  # noqa: PLC0415 - only where a notebook shows something

        for bundle in self.bundles:
            display(bundle, raw=True)  # type: ignore[no-untyped-call]  # IPython has no types here

    def __repr__(self) -> str:
        """Return the outputs as plain text."""
        texts = [bundle["text/plain"] for bundle in self.bundles]
        # An output that only styles the page of a lesson has no text.
        return "\n".join(filter(None, texts))


def _as_text(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return an output without formulas in its HTML and control characters in its text."""
    # A dollar sign in a course's text starts no formula, and control characters are not shown.
    safe = dict(bundle)
    if "text/html" in safe:
        safe["text/html"] = html_without_formulas(safe["text/html"])
    plain = safe.get("text/plain", "")
    safe["text/plain"] = visible(plain)
    return safe


def html_output(html: str, plain: str) -> Output:
    """Return an output as HTML, with plain text for programs that show no HTML."""
    return Output({"text/html": html, "text/plain": plain})


class Unavailable(Output):
    """An output that says why a lesson, or a part of it, cannot be shown.

    A notebook gets this object instead of the lesson. It has the methods of a lesson, and each
    shows the reason again. `reason`: a sentence. `details`: the traceback of an unexpected error,
    if it could not be saved in a file; otherwise "".
    """

    def __init__(self, reason: str, details: str = "") -> None:
        """Keep the reason and the details."""
        html = alert_html(reason)
        plain = reason
        if details:
            text = escape(details)
            html += f"<details><summary>Details</summary><pre>{text}</pre></details>"
            plain += f"\n\n{details}"
        super().__init__({"text/html": html, "text/plain": plain})

    def _show_reason(self, *_: object, **_named: object) -> "Unavailable":
        """Show the reason in place of a part."""
        return self

    # A lesson that cannot be opened has the parts of one that can, so each cell says why.
    card = figure = check = quiz = review = facts = _show_reason
    predict = recap = brief = _show_reason


def show_sentence(sentence: str) -> None:
    """Show a sentence in the notebook cell that is running."""
    from IPython.display import display  # noqa: PLC0415 - only where there is something to tell

    display(Unavailable(sentence))  # type: ignore[no-untyped-call]  # IPython has no types here


def errors_as_sentences(part: Callable[P, Any]) -> Callable[P, Any]:
    """Decorate a function for notebooks: instead of raising an error, it returns an `Unavailable`.

    The cell then shows the error as a sentence.
    """

    @wraps(part)
    def with_reason(*args: P.args, **named: P.kwargs) -> Any:
        try:
            with uncollected():
                return part(*args, **named)
        except TypeError as error:
            # A wrong call is the learner's mistake; any other TypeError is a fault of ours.
            correction = _correct_call(part, args, named)
            if correction:
                return Unavailable(correction)
            return _unopened(error)
        except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
            return _unopened(error)

    return with_reason


def _unopened(error: Exception) -> Unavailable:
    """Return what is shown in place of the part that failed; a fault's details go to a file."""
    reason = error_sentence(error)
    if reason:
        return Unavailable(reason)
    try:
        file = save_details(error, find.records_home())
    # There is no home folder to keep the file in.
    except (PolicystoryError, RuntimeError):
        file = None
    if file is None:
        reason = f"{_FAULT} Please report it, with the details below."
        return Unavailable(reason, error_details(error))
    # Without the machine's own folders, which a saved notebook need not name.
    path = f"{find.display_records_home()}/{file.name}"
    reason = f"{_FAULT} Please report it, with the file {path}, which has the details."
    return Unavailable(reason)


_FAULT = (
    "This cannot be shown, through a fault of policystory and not through yours. Run the cell "
    "again; if that does not help, restart the kernel."
)


def _correct_call(
    part: Callable[..., Any], args: tuple[object, ...], named: dict[str, Any]
) -> str:
    """Return a sentence on how to call a part if the arguments do not fit, else ""."""
    from inspect import signature  # noqa: PLC0415 - only where something is wrong

    expected = signature(part)
    try:
        expected.bind(*args, **named)
    except TypeError as error:
        names = [name for name in expected.parameters if name != "self"]
        listed = ", ".join(names)
        return f"Write {part.__name__}({listed}): {error}."
    return ""
