"""Ways to answer a question of the widget: by mouse, by keyboard alone, by touch."""

from typing import Any

from playwright.sync_api import Locator

from policystory.items.item import PaperItem


class Hand:
    """Answers questions; each kind of hands presses, ticks and types in its way."""

    def answer(self, asked: Locator, item: PaperItem, response: Any) -> None:
        """Bring a question's form to this response, whatever stands in it, and check it."""
        if isinstance(response, dict):
            for n, prompt in enumerate(item.prompts):
                self._pair(
                    asked,
                    n,
                    [o.id for o in prompt.options or item.options],
                    response[prompt.id],
                )
        elif item.kind == "ordering":
            self._put_in_order(asked, item, response)
        elif isinstance(response, list):
            for option in item.options:
                box = asked.locator(f'input[value="{option.id}"]')
                if box.is_checked() != (option.id in response):
                    self.press(box)
        elif item.options:
            self.choose(
                asked.locator("input[type=radio]"),
                [o.id for o in item.options],
                response,
            )
        else:
            self.write(asked.get_by_role("textbox"), response)
        self.press(asked.locator(".ps-button"))

    def _pair(self, asked: Locator, n: int, options: list[str], chosen: str) -> None:
        lists = asked.locator("select")
        if lists.count():
            self.pick(lists.nth(n), options, chosen)
        else:
            self.choose(
                asked.locator(".ps-pair").nth(n).locator("input"), options, chosen
            )

    def _put_in_order(self, asked: Locator, item: PaperItem, order: list[str]) -> None:
        texts = {option.id: option.text for option in item.options}
        for place, option in enumerate(order):
            while (
                texts[option]
                != asked.locator(".ps-entry .ps-text").nth(place).inner_text()
            ):
                self.press(
                    asked.get_by_role("button", name=f"Move up: {texts[option]}")
                )

    def press(self, control: Locator) -> None:
        """Press a button, or tick or clear a box."""
        raise NotImplementedError

    def choose(self, radios: Locator, options: list[str], chosen: str) -> None:
        """Choose one of a group of radio buttons."""
        self.press(radios.nth(options.index(chosen)))

    # The options are for the keyboard, which counts its way down to the entry.
    def pick(self, menu: Locator, options: list[str], chosen: str) -> None:  # noqa: ARG002
        """Choose an entry of a list, scrolled to where it has room to open."""
        menu.evaluate("menu => menu.scrollIntoView({ block: 'center' })")
        self.press(menu)
        self.press(menu.locator(f'option[value="{chosen}"]'))

    def write(self, field: Locator, text: str) -> None:
        """Write into a field in place of what stands there."""
        self.press(field)
        field.press("ControlOrMeta+a")
        field.press_sequentially(text)


class Mouse(Hand):
    """Clicks."""

    def press(self, control: Locator) -> None:
        """Click."""
        control.click()


class Touch(Hand):
    """Taps, in a page that has a touch screen."""

    def press(self, control: Locator) -> None:
        """Tap."""
        control.tap()

    def write(self, field: Locator, text: str) -> None:
        """Tap the field, and write as the keyboard of a screen does."""
        field.tap()
        field.fill(text)


class Keyboard(Hand):
    """Presses keys on the control that has the focus."""

    def press(self, control: Locator) -> None:
        """Press Space."""
        control.focus()
        control.page.keyboard.press("Space")

    def choose(self, radios: Locator, options: list[str], chosen: str) -> None:
        """Enter the group and go down to the one."""
        self.press(radios.first)
        for _ in range(options.index(chosen)):
            radios.page.keyboard.press("ArrowDown")

    def pick(self, menu: Locator, options: list[str], chosen: str) -> None:
        """Open the list, go to its top, and down to the entry, past the empty one."""
        self.press(menu)
        for key in ("Home", *["ArrowDown"] * (options.index(chosen) + 1), "Enter"):
            menu.page.keyboard.press(key)

    def write(self, field: Locator, text: str) -> None:
        """Write into the field in place of what stands there."""
        field.focus()
        field.page.keyboard.press("ControlOrMeta+a")
        field.page.keyboard.type(text)
