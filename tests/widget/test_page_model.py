from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm
from ipywidgets import Widget  # type: ignore[import-untyped]  # it has no types

from policystory.widget.model import known_models
from policystory.widget.model.page_model import PageModel, ShownModel

Sent = list[tuple[str, dict[str, Any], list[bytes]]]


class Shown(ShownModel):
    """A model with a value of each kind that travels."""

    _esm = "export default {}"
    synced = ("title", "packed")
    title: str
    packed: bytes


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Return a growing list of what models send: type, content and buffers of each message."""
    messages: Sent = []

    class Line(BaseComm):
        def publish_msg(
            self,
            msg_type: str,
            data: Any = None,
            metadata: Any = None,
            buffers: Any = None,
            **_: Any,
        ) -> None:
            if msg_type == "comm_open":
                assert {"version": "2.1.0"} == metadata
            messages.append((msg_type, data, list(buffers or [])))

    monkeypatch.setattr(comm, "create_comm", Line)
    return messages


def from_a_page(model: PageModel, **data: object) -> None:
    """Let a model take a message of a page."""
    model._handle_msg({"content": {"data": data}})


def test_a_model_is_opened_as_a_page_expects_it(sent: Sent) -> None:
    """A page's widget manager is told which model to make, and its values; bytes go beside them."""
    model = Shown(title="Lamps", packed=b"\x00")
    ((kind, data, buffers),) = sent
    state = data["state"]
    assert ("comm_open", [["packed"]], [b"\x00"]) == (
        kind,
        data["buffer_paths"],
        buffers,
    )
    assert ("anywidget", "AnyModel", "AnyView") == (
        state["_model_module"],
        state["_model_name"],
        state["_view_name"],
    )
    assert ("Lamps", Shown._esm) == (state["title"], state["_esm"])
    assert "packed" not in state
    assert model.model_id


def test_pages_are_told_only_what_changed(sent: Sent) -> None:
    """One message has all values that differ, and nothing is sent if none does."""
    model = Shown(title="Lamps", packed=b"")
    sent.clear()
    model.show(title="Lamps", packed=b"")
    assert [] == sent
    model.show(title="Keepers", packed=b"\x01")
    assert [
        (
            "comm_msg",
            {
                "method": "update",
                "state": {"title": "Keepers"},
                "buffer_paths": [["packed"]],
            },
            [b"\x01"],
        )
    ] == sent


def test_a_page_cannot_change_a_value(sent: Sent) -> None:
    """A page that sets values gets those of the kernel; an unknown message changes nothing."""
    model = Shown(title="Lamps", packed=b"")
    sent.clear()
    from_a_page(model, method="update", state={"title": "<b>", "no-such": 1})
    from_a_page(model, method="no-such")
    from_a_page(model)
    ((_, data, _),) = sent
    assert {"title": "Lamps"} == data["state"]


def test_a_page_that_asks_gets_everything(sent: Sent) -> None:
    """A page that lost a model asks for all of its values."""
    model = Shown(title="Lamps", packed=b"\x02")
    sent.clear()
    from_a_page(model, method="request_state")
    ((_, data, buffers),) = sent
    assert model.keys - {"packed"} == data["state"].keys()
    assert [b"\x02"] == buffers


def test_what_pages_say_is_heard_and_answered(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that is no value goes to the class of the model, and its reply to the page."""
    model = Shown(title="Lamps", packed=b"")
    sent.clear()
    monkeypatch.setattr(
        Shown, "_hear", lambda self, _widget, message, _: self.send(message)
    )
    from_a_page(model, method="custom", content={"type": "hello"})
    ((_, data, _),) = sent
    assert {"method": "custom", "content": {"type": "hello"}} == data


@pytest.mark.usefixtures("sent")
def test_ipywidgets_lists_our_models_with_its_own() -> None:
    """A page that is loaded again asks ipywidgets for all models, and shows ours among them."""
    model = Shown(title="Lamps", packed=b"\x03")
    listed = Widget.get_manager_state()["state"]
    assert "AnyModel" == listed[model.model_id]["model_name"]
    assert "Lamps" == listed[model.model_id]["state"]["title"]
    model.close()
    assert model.model_id not in Widget.get_manager_state()["state"]


def opening(messages: Sent) -> list[dict[str, Any]]:
    """Let a page be opened, which asks for all models; return the data and bytes it is sent."""
    line = comm.create_comm(target_name="jupyter.widget.control", primary=False)
    known_models._page_opens(line, {"metadata": {"version": "1.0.0"}})
    messages.clear()
    line.handle_msg({"content": {"data": {"method": "request_states"}}})
    return [{**data, "buffers": buffers} for _, data, buffers in messages]


def test_a_page_that_is_loaded_again_gets_our_models(sent: Sent) -> None:
    """What a page asks is answered as ipywidgets does: all models, their values and the bytes."""
    model = Shown(title="Lamps", packed=b"\x04")
    (answer,) = opening(sent)
    told = answer["states"][model.model_id]
    assert {"model_name", "model_module", "model_module_version", "state"} == set(told)
    assert ("AnyModel", "Lamps") == (told["model_name"], told["state"]["title"])
    at = answer["buffer_paths"].index([model.model_id, "state", "packed"])
    assert b"\x04" == answer["buffers"][at]
    assert "packed" not in told["state"]


def test_a_page_that_asks_something_else_is_not_answered(sent: Sent) -> None:
    """Only the question for all models is known; any other is left alone."""
    line = comm.create_comm(target_name="jupyter.widget.control", primary=False)
    known_models._page_opens(line, {})
    sent.clear()
    line.handle_msg({"content": {"data": {"method": "no-such"}}})
    line.handle_msg({"content": {"data": {}}})
    assert [] == sent


def test_models_can_be_made_for_a_page_that_was_opened(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They follow the answer, which so does not hold them a second time."""
    monkeypatch.setattr(known_models, "_after_answer", [])
    known_models.prepare_pages(lambda: Shown(title="Made for it", packed=b""))
    answer, made = opening(sent)
    assert "Made for it" == made["state"]["title"]
    assert "Made for it" not in str(answer)
