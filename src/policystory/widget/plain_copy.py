"""A widget with a plain HTML copy below it, for exported pages and notebooks that do not run."""

from typing import Any, ClassVar

from IPython.display import display, update_display

from policystory.widget.model.page_model import ShownModel


class CopiedWidget(ShownModel):
    """A widget with a plain HTML copy of itself, which is hidden while the live view is shown.

    A subclass defines the method `_plain`, which returns the copy as it is now, and `empty_view`:
    the HTML in place of the live view where no kernel runs.
    """

    empty_view: ClassVar[str] = ""
    _plain_copy: str | None = None

    def _plain(self) -> str:
        """Return the copy as HTML."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the live view and the plain copy in one output, for what can show only one."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self._plain()}, metadata

    def _ipython_display_(self) -> None:
        """Show two outputs: the live view, and the plain copy, which is hidden below a live view.

        The copy can be renewed without touching the live view, where the learner works.
        """
        data, metadata = super()._repr_mimebundle_()
        live = {**data, "text/html": self.empty_view}
        display(live, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        # A page draws the live view while the copy is made.
        self._plain_copy = self._plain()
        copy = {"text/html": self._plain_copy}
        # The name under which the copy is found again, to be renewed.
        name = self.model_id
        display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]

    def _renew_copy(self) -> None:
        """Renew the plain copy wherever it is shown, for notebooks that are saved later."""
        plain = self._plain()
        # Where the widget was never shown there is no copy to renew.
        if self._plain_copy in (None, plain):
            return
        self._plain_copy = plain
        copy, name = {"text/html": plain}, self.model_id
        update_display(copy, raw=True, display_id=name)  # type: ignore[no-untyped-call]
