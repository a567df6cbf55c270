"""A widget model: values that every page sees, and messages to and from pages.

It needs no ipywidgets, which takes long to import: it opens its comm (a line between kernel and
page) itself, and speaks the protocol of Jupyter's widgets, version 2.1.
https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
"""

from collections.abc import Iterable
from typing import Any, ClassVar

import comm

from policystory.widget.model import known_models

_TARGET = "jupyter.widget"
_PROTOCOL = {"version": "2.1.0"}

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class PageModel:
    """A widget model whose values every page sees; by itself it shows nothing.

    Arguments: the first values, by name. Subclasses list in `synced` the names of the attributes
    that pages see. The attribute `model_id` is the model's name.

    >>> PageModel().model_id  # doctest: +SKIP
    '0b5f5d1c7a5e4c8b9d0e1f2a3b4c5d6e'
    """

    synced: ClassVar[tuple[str, ...]] = ()
    # What tells the widget manager of a page which kind of model to make.
    _kind: ClassVar[tuple[str, ...]] = (
        "_model_module",
        "_model_module_version",
        "_model_name",
    )
    _model_module = "@jupyter-widgets/base"
    _model_module_version = "2.0.0"
    _model_name = "WidgetModel"

    def __init__(self, **values: object) -> None:
        """Open the comm, with the first values."""
        vars(self).update(values)
        state, paths, buffers = self.state_in_parts()
        self._comm = comm.create_comm(
            target_name=_TARGET,
            data={"state": state, "buffer_paths": paths},
            metadata=_PROTOCOL,
            buffers=buffers,
        )
        self.model_id: str = self._comm.comm_id
        self._comm.on_msg(self._handle_msg)
        known_models.add(self)

    @property
    def keys(self) -> frozenset[str]:
        """Return the names of all values that pages see."""
        return frozenset((*self._kind, *self.synced))

    def get_state(
        self, names: Iterable[str] | None = None, **_: object
    ) -> dict[str, Any]:
        """Return the values that pages see, by name: all, or those in `names`.

        Further arguments, which ipywidgets may pass, are ignored.
        """
        if names is None:
            names = (*self._kind, *self.synced)
        return {name: getattr(self, name) for name in names}

    def state_in_parts(
        self, names: Iterable[str] | None = None
    ) -> tuple[dict[str, Any], list[list[str]], list[bytes]]:
        """Return the values as they travel: those that are bytes apart, each with its path.

        The result holds the rest by name, the paths, and the bytes. `names`: None for all values.
        """
        rest: dict[str, Any] = {}
        paths: list[list[str]] = []
        buffers: list[bytes] = []
        for name, value in self.get_state(names).items():
            if isinstance(value, bytes):
                paths.append([name])
                buffers.append(value)
            else:
                rest[name] = value
        return rest, paths, buffers

    def _get_embed_state(self, drop_defaults: bool = False) -> dict[str, Any]:
        """Return the values as ipywidgets lists them, which asks every model that it knows."""
        # It loads slowly, and is here if it asks.
        from ipywidgets import (  # type: ignore[import-untyped]  # noqa: PLC0415
            Widget,
        )

        listed: dict[str, Any] = Widget._get_embed_state(self, drop_defaults)
        return listed

    def show(self, **values: object) -> None:
        """Change values, and send those that differ to every page in one message."""
        before = self.get_state(values)
        vars(self).update(values)
        changed = [name for name, value in values.items() if before[name] != value]
        if changed:
            self.send_state(changed)

    def send_state(self, names: Iterable[str] | None = None) -> None:
        """Send values to every page: all, or those in `names`."""
        state, paths, buffers = self.state_in_parts(names)
        data = {"method": "update", "state": state, "buffer_paths": paths}
        self._comm.send(data, buffers=buffers)

    def set_state(self, sync_data: object) -> None:
        """Ignore the values that a page sets, and send the page the kernel's values again."""
        names = None
        if isinstance(sync_data, dict):
            names = sorted(self.keys & sync_data.keys())
        self.send_state(names)

    def send(self, content: object) -> None:
        """Send a message to every page that shows this model."""
        self._comm.send({"method": "custom", "content": content})

    def close(self) -> None:
        """Close the comm (the line to the pages): pages and model exchange no more messages."""
        known_models.remove(self)
        self._comm.close()

    def _handle_msg(self, message: dict[str, Any]) -> None:
        """Do what a message of the protocol asks."""
        data = message["content"]["data"]
        match data.get("method"):
            case "update":
                self.set_state(data.get("state"))
            case "request_state":
                self.send_state()
            case "custom":
                self._hear(self, data.get("content"), message.get("buffers"))

    def _hear(self, _widget: object, _message: object, _buffers: object) -> None:
        """Take a message of a page; what is not understood is left alone."""


class ShownModel(PageModel):
    """A widget model that anywidget shows in a page.

    A subclass defines `_esm`, its JavaScript module, and may define `_css`, its style sheet.
    """

    _kind: ClassVar[tuple[str, ...]] = (
        *PageModel._kind,
        "_view_module",
        "_view_module_version",
        "_view_name",
        "_anywidget_id",
        "_esm",
        "_css",
    )
    _model_module = "anywidget"
    # Any version: the page's anywidget may be older or newer than the kernel's, and shows this.
    _model_module_version = "*"
    _model_name = "AnyModel"
    _view_module = "anywidget"
    _view_module_version = "*"
    _view_name = "AnyView"
    _anywidget_id = ""
    _esm: str = ""
    _css: str = ""

    def __init_subclass__(cls) -> None:
        """Give each class the name by which anywidget finds its style."""
        cls._anywidget_id = f"{cls.__module__}.{cls.__name__}"

    def view(self) -> dict[str, Any]:
        """Return the data for a cell's output that makes the page show this model."""
        return {"version_major": 2, "version_minor": 0, "model_id": self.model_id}

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view and a line of text."""
        return {"text/plain": repr(self), WIDGET_VIEW: self.view()}, {}
