"""Keep this kernel's widget models, so that a page that is opened later gets them too.

Each page asks the kernel for all models when it is opened. Once a learner's cell has imported
ipywidgets, that answers, for its own widgets and for these. Until then this module does, since
importing ipywidgets takes long.
"""

import sys
from collections.abc import Callable
from typing import Any, Protocol

import comm
from IPython import get_ipython

_CONTROL = "jupyter.widget.control"


class Model(Protocol):
    """A widget model, which holds a widget's values for the pages; `model_id` is its name."""

    model_id: str

    def state_in_parts(self) -> tuple[dict[str, Any], list[list[str]], list[bytes]]:
        """Return the values that pages see; the paths to those that are bytes; and the bytes."""


# Without these a model would end as soon as a cell no longer needs it.
_models: dict[str, Model] = {}
_after_answer: list[Callable[[], object]] = []


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


def prepare_pages(prepare: Callable[[], object]) -> None:
    """Have `prepare` called each time that a page was opened: it may make models for it."""
    _after_answer.append(prepare)
    _listen()


def _listen() -> None:
    """Be told when a page asks for all models, and after each cell."""
    shell = get_ipython()
    # Without a notebook no page can ask.
    if shell is None:
        return
    if "ipywidgets" not in sys.modules:
        comm.get_comm_manager().register_target(_CONTROL, _page_opens)
    # Whoever imports ipywidgets makes it answer in our place.
    shell.events.register("post_run_cell", _after_cell)


def _page_opens(line: Any, _message: object) -> None:
    """Answer what a page asks on the comm that it has opened."""
    line.on_msg(lambda message: _page_asks(line, message))


def _page_asks(line: Any, message: dict[str, Any]) -> None:
    """Tell a page of all models, as ipywidgets does."""
    data = message["content"]["data"]
    if data.get("method") != "request_states":
        return
    states: dict[str, Any] = {}
    paths: list[list[str]] = []
    buffers: list[bytes] = []
    # A cell may make a model meanwhile.
    models = list(_models.items())
    for name, model in models:
        state, its_paths, its_buffers = model.state_in_parts()
        states[name] = {
            "model_name": state["_model_name"],
            "model_module": state["_model_module"],
            "model_module_version": state["_model_module_version"],
            "state": state,
        }
        paths += [[name, "state", *path] for path in its_paths]
        buffers += its_buffers
    answer = {
        "method": "update_states",
        "states": states,
        "buffer_paths": paths,
    }
    line.send(answer, buffers=buffers)
    for prepare in _after_answer:
        prepare()


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
