"""Keep this kernel's widget models, so that a page that is opened later gets them too.

A page that is loaded again asks the kernel for all models at once; ipywidgets answers, for its own
widgets and for these.
"""

import sys
from typing import Any, Protocol

import comm
from IPython import get_ipython

_CONTROL = "jupyter.widget.control"


class Model(Protocol):
    """A widget model, which holds a widget's values for the pages; `model_id` is its name."""

    model_id: str


# Without these a model would end as soon as a cell no longer needs it.
_models: dict[str, Model] = {}


def add(model: Model) -> None:
    """Keep a widget's model, so that a page that is opened later gets it too."""
    if not _models:
        _listen()
    _models[model.model_id] = model
    _tell_ipywidgets()


def remove(model: Model) -> None:
    """Forget a widget's model: pages that are opened later do not get it.

    Nothing happens if the model is not kept.
    """
    _models.pop(model.model_id, None)
    _known_to_ipywidgets().pop(model.model_id, None)


def _listen() -> None:
    """Be told when a page asks for all models, and after each cell."""
    shell = get_ipython()
    # Without a notebook no page can ask.
    if shell is None:
        return
    if "ipywidgets" not in sys.modules:
        comm.get_comm_manager().register_target(_CONTROL, _page_asks)
    # Whoever imports ipywidgets makes it answer in our place.
    shell.events.register("post_run_cell", _after_cell)


def _page_asks(line: Any, message: Any) -> None:
    """Let ipywidgets answer a page that asks for all models; it also answers from then on."""
    import ipywidgets  # type: ignore[import-untyped]  # noqa: PLC0415 - it loads slowly

    _tell_ipywidgets()
    ipywidgets.Widget.handle_control_comm_opened(line, message)


def _after_cell(*_: object) -> None:
    _tell_ipywidgets()


def _tell_ipywidgets() -> None:
    """Put our models among those of ipywidgets, if it was imported."""
    known = _known_to_ipywidgets()
    for name, model in _models.items():
        known.setdefault(name, model)


def _known_to_ipywidgets() -> dict[str, Any]:
    """Return the models that ipywidgets tells a page of."""
    widgets = sys.modules.get("ipywidgets.widgets.widget")
    known: dict[str, Any] = getattr(widgets, "_instances", {})
    return known
