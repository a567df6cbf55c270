"""A panel of the instructor's notebook: fields, buttons, a progress bar, and the results."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import ipywidgets as widgets  # type: ignore[import-untyped]  # it has no types

from policystory.course import find
from policystory.errors import PolicystoryError
from policystory.instructor.notebook_class import class_folder
from policystory.learner.fault_report import error_sentence, save_details
from policystory.render.escape import html as escape

V = TypeVar("V")
Fields = dict[str, Any]
"""The fields of a panel by name: widgets with a description and a value."""
_LABEL = {"description_width": "9rem"}
_WIDE = "36rem"
_HIDDEN, _SHOWN = "none", ""


class Panel:
    """Fields and buttons for one step of the instructor's week, with results below them.

    Arguments: `command`: the command that does the same, for notebooks without live buttons;
    `fields`: the fields by their names; `actions`: the words on each button, and a function that is
    called with this panel.
    """

    def __init__(
        self,
        command: str,
        fields: Fields,
        actions: Mapping[str, Callable[["Panel"], None]],
    ) -> None:
        """Build the widgets."""
        self._command = command
        self._fields = fields
        self._buttons: list[widgets.Button] = []
        self._bar = widgets.IntProgress(layout={"display": _HIDDEN, "width": _WIDE})
        self._count = widgets.Label(layout={"display": _HIDDEN})
        self._result = widgets.HTML()
        self._parts: list[str] = []
        for number, (words, action) in enumerate(actions.items()):
            # The last button is the one that does the step; those before it only look.
            is_last = number == len(actions) - 1
            button = widgets.Button(
                description=words,
                button_style="primary" if is_last else "",
                layout={"width": "auto"},
            )
            button.on_click(self._runs(action))
            self._buttons.append(button)
        rows = [*fields.values(), widgets.HBox(self._buttons), self._bar, self._count]
        self.box = widgets.VBox([*rows, self._result])

    def _repr_mimebundle_(self, **named: Any) -> dict[str, Any]:
        """Return what a notebook shows: the panel, and a text for where it is not live."""
        bundle = dict(self.box._repr_mimebundle_(**named) or {})
        bundle["text/plain"] = (
            f"A panel of buttons: run this cell to see it. The same by command: {self._command}"
        )
        return bundle

    def __getitem__(self, name: str) -> Any:
        """Return the value of the field called `name`; spaces around a text are removed."""
        value = self._fields[name].value
        return value.strip() if isinstance(value, str) else value

    def _runs(self, action: Callable[["Panel"], None]) -> Callable[[Any], None]:
        def run(_: Any) -> None:
            self.run(action)

        return run

    def run(self, action: Callable[["Panel"], None]) -> None:
        """Do what a button does, and show its results; an error is shown as a sentence.

        `action`: the button's function, which is called with this panel.
        """
        self._parts = []
        self._show()
        for button in self._buttons:
            button.disabled = True
        try:
            action(self)
        except Exception as error:  # noqa: BLE001 - a teacher is shown no traceback
            self._alert(_in_a_sentence(error))
        finally:
            for button in self._buttons:
                button.disabled = False
            self._bar.layout.display = self._count.layout.display = _HIDDEN

    def progress(self, steps: Iterable[V], total: int | None = None) -> Iterator[V]:
        """Yield each of `steps`, and show in the panel how many are done.

        `total`: how many there are; None if that is not known: then there is no bar.
        """
        if total:
            self._bar.max, self._bar.value = total, 0
            self._bar.layout.display = _SHOWN
        self._count.layout.display = _SHOWN
        for done, step in enumerate(steps, 1):
            self._bar.value = done
            self._count.value = f"{done} of {total}" if total else f"{done}"
            yield step

    def say(self, sentence: str) -> None:
        """Add a sentence to the results that the panel shows."""
        self._parts.append(f"<p>{escape(sentence)}</p>")
        self._show()

    def lines(self, lines: Iterable[str]) -> None:
        """Add lines of text to the results, in a font of fixed width as in a terminal."""
        text = escape("\n".join(lines))
        # Jupyter would break the lines inside of words.
        style = "white-space: pre-wrap; word-break: normal; line-height: 1.4"
        self._parts.append(f'<pre style="{style}">{text}</pre>')
        self._show()

    def table(self, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        """Add a table to the results; nothing if it has no rows.

        Arguments: `heads`: the heads of the columns; `rows`: the cells of each row.
        """
        body = "".join([_row("td", row) for row in rows])
        if body:
            head = _row("th", heads)
            # On the left, where the fields are; Jupyter would put it in the middle.
            table = f'<table style="margin-left: 0"><thead>{head}</thead>'
            self._parts.append(
                '<div class="jp-RenderedHTMLCommon" style="overflow-x: auto; padding: 0">'
                f"{table}<tbody>{body}</tbody></table></div>"
            )
            self._show()

    def _alert(self, sentence: str) -> None:
        """Add a sentence on what went wrong, which a screen reader reads out."""
        border = "border-left: 4px solid var(--jp-error-color1, #a3291f)"
        style = f"{border}; padding-left: 0.75rem; white-space: pre-wrap"
        self._parts.append(f'<p role="alert" style="{style}">{escape(sentence)}</p>')
        self._show()

    def _show(self) -> None:
        self._result.value = "".join(self._parts)


def _row(cell: str, values: Iterable[object]) -> str:
    """Return a row of a table of cells `th` or `td`."""
    # Jupyter aligns cells to the right, which is hard to read for texts.
    cells = ""
    for value in values:
        cells += f'<{cell} style="text-align: left">{escape(str(value))}</{cell}>'
    return f"<tr>{cells}</tr>"


def _in_a_sentence(error: Exception) -> str:
    """Return a sentence on an error; the details of an unforeseen one are kept in a file."""
    if isinstance(error, PolicystoryError):
        # All of it: a file can have several problems.
        return str(error)
    if sentence := error_sentence(error):
        return sentence
    file = save_details(error, find.records_home())
    where = f" Please report it with {file}, which has the details." if file else ""
    return f"This is a fault of policystory, and not yours.{where}"


def text_field(label: str, value: str = "", hint: str = "") -> widgets.Text:
    """Return a field for one line of text.

    Arguments: `label`: stands before it; `value`: the text in it; `hint`: shown while it is empty.
    """
    layout = {"width": _WIDE}
    return widgets.Text(
        value=value, description=label, placeholder=hint, style=_LABEL, layout=layout
    )


def choice_field(label: str, options: Iterable[str]) -> widgets.Dropdown:
    """Return a field in which one of several texts is chosen; `label` stands before it."""
    layout = {"width": _WIDE}
    return widgets.Dropdown(
        description=label, options=list(options), style=_LABEL, layout=layout
    )


def several_field(label: str, options: Iterable[str]) -> widgets.SelectMultiple:
    """Return a field in which several of `options` can be chosen; `label` stands before it."""
    layout = {"width": _WIDE, "height": "9rem"}
    return widgets.SelectMultiple(
        description=label, options=list(options), style=_LABEL, layout=layout
    )


def check_field(label: str) -> widgets.Checkbox:
    """Return a box that can be ticked; `label` stands beside it."""
    return widgets.Checkbox(
        description=label, indent=False, layout={"width": "auto"}, style=_LABEL
    )


_assignment_fields: list[widgets.Dropdown] = []


def assignment_field() -> widgets.Dropdown:
    """Return a field in which an assignment of the class is chosen.

    An assignment that is added later appears in the field after `renew_assignments`.
    """
    field = choice_field("Assignment", _assignments())
    _assignment_fields.append(field)
    return field


def renew_assignments(chosen: str) -> None:
    """Offer all assignments of the class in every panel, and choose the one named `chosen`."""
    for field in _assignment_fields:
        field.options = _assignments()
        field.value = chosen


def _assignments() -> list[str]:
    """Return the names of the assignments; none if there is no class that can be read."""
    # The button will say what is wrong; the panel is shown all the same.
    try:
        return list(class_folder().assignments())
    except PolicystoryError:
        return []
