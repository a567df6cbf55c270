"""Read the file of a language, and fill in the placeholders of its texts."""

import pkgutil
import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from policystory.errors import PolicystoryError

_COMMENT = "//"
"""How the name of a note for translators begins; it is no text."""
_DEFAULT = "en"
END = ".json"
"""How the name of a language's file ends."""
_Section = Mapping[str, Any]


class Phrasebook:
    """All texts of the package in one language, by section and name.

    `language`: a tag such as "es". `sections`: the texts by section and then by name, as in
    "feedback" and "right".
    """

    def __init__(self, language: str, sections: Mapping[str, _Section]) -> None:
        """Keep the sections without their notes."""
        self.language = language
        self._texts: dict[str, Any] = {}
        for section, texts in sections.items():
            for name, text in texts.items():
                if not name.startswith(_COMMENT):
                    self._texts[f"{section}.{name}"] = text

    def say(self, key: str, **parts: object) -> str:
        """Return the text with the name `key`, its placeholders filled in from `parts`.

        If the text has a singular and a plural, the part `n` decides.

        >>> ENGLISH.say("feedback.right", text="It opened in May.")
        'Right. It opened in May.'
        >>> ENGLISH.say("copy.questions", n=3)
        '3 questions'
        """
        text = self._texts[key]
        if isinstance(text, dict):
            form = "one" if parts["n"] == 1 else "other"
            text = text[form]
        if parts:
            text = text.format_map(parts)
        # Tens of thousands of texts are said for a bank, and English joins none of them.
        filled: str = text
        return self.joined(filled) if self._joins else filled

    def spoken(self, english: str) -> str:
        """Translate an English sentence about a mark, such as "Right.", into this language.

        Grading writes such sentences in English. If the language's file has no translation (in the
        section "answers"), the sentence is returned unchanged.
        """
        if self.language == _DEFAULT:
            return english
        for pattern, text in self._answers:
            match = pattern.fullmatch(english)
            if match is not None:
                parts = match.groupdict()
                for name, part in parts.items():
                    parts[name] = self.spoken(part)
                return self.joined(text.format_map(parts))
        return english

    @cached_property
    def _answers(self) -> list[tuple[re.Pattern[str], str]]:
        """Return a pattern for each text of "answers" in English, those with most words first."""
        answers = self.section("answers")
        longest_first = sorted(answers, key=_own_length, reverse=True)
        patterns = map(_pattern, longest_first)
        texts = map(answers.__getitem__, longest_first)
        return list(zip(patterns, texts, strict=True))

    def table(self, key: str) -> Any:
        """Return the entry with the name `key`: a text, a list, or a dictionary of texts.

        KeyError if there is no such entry.
        """
        return self._texts[key]

    def has(self, key: str) -> bool:
        """Tell whether the language has a text with the name `key`, such as "feedback.right"."""
        return key in self._texts

    def section(self, name: str) -> dict[str, Any]:
        """Return all texts of a section, by name; {} if there is no such section."""
        start = f"{name}."
        texts = {}
        for key, text in self._texts.items():
            if key.startswith(start):
                name = key.removeprefix(start)
                texts[name] = text
        return texts

    def join(self, names: list[str]) -> str:
        """Join names, at least one, by commas and a final "and": "a, b and c"."""
        *all_but_last, last = names
        if not all_but_last:
            return last
        beginning, *further = all_but_last
        for name in further:
            beginning = self.say("names.list", names=beginning, last=name)
        return self.say("names.last", names=beginning, last=last)

    def joined(self, text: str) -> str:
        """Return a text with its words contracted: in Spanish, "de el" becomes "del".

        An English text is returned unchanged.
        """
        for pattern, replacement in self._joins:
            text = pattern.sub(replacement, text)
        return text

    @cached_property
    def _joins(self) -> list[tuple[re.Pattern[str], str]]:
        rules = self._texts.get("grammar.joins", ())
        return [(re.compile(pattern), replacement) for pattern, replacement in rules]


def _own_length(template: str) -> int:
    """Return how many letters of a template are its own, and no placeholders."""
    return len(re.sub(r"\{\w+\}", "", template))


def _pattern(template: str) -> re.Pattern[str]:
    """Return the pattern of all texts that a template with placeholders can make."""
    pieces = re.split(r"\{(\w+)\}", template)
    # Every second piece is the name of a placeholder.
    for place, piece in enumerate(pieces):
        is_name = place % 2 == 1
        pieces[place] = f"(?P<{piece}>.*)" if is_name else re.escape(piece)
    return re.compile("".join(pieces), re.DOTALL)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which the package has texts, sorted, such as "en" and "es-US".

    They are written as in the attribute `lang` of HTML.
    """
    tags = []
    for file in files(__package__).iterdir():
        tag, end, _ = file.name.partition(END)
        if end:
            tags.append(tag)
    return tuple(sorted(tags))


def closest(language: str) -> str | None:
    """Return the language with a file that serves `language` best; None if there is none.

    That is the language itself, or else the language without its region.

    >>> closest("es-MX"), closest("es-US"), closest("fr")
    ('es', 'es-US', None)
    """
    # A reader of another region understands the language better than English.
    for known in (language, language.partition("-")[0]):
        if known in languages():
            return known
    return None


def in_every_language(key: str) -> list[str]:
    """Return the text with the name `key` in every language, in the order of `languages`."""
    texts = []
    for language in languages():
        text = phrasebook_of(language).table(key)
        texts.append(text)
    return texts


@lru_cache(maxsize=16)
def phrasebook_of(language: str) -> Phrasebook:
    """Return the texts of a language, such as "es-MX".

    PolicystoryError, with the languages that have a file, if none serves this one.
    """
    known = closest(language)
    if known is None:
        listed = ", ".join(languages())
        message = f"there are no words for '{language}'; there are words for {listed}"
        raise PolicystoryError(message)
    base = known.partition("-")[0]
    # A region says what differs from its language, and nothing else.
    sections: dict[str, dict[str, Any]] = _read(base)
    if known != base:
        for section, texts in _read(known).items():
            sections[section] = {**sections[section], **texts}
    return Phrasebook(language, sections)


def phrasebook_or_english(language: str) -> Phrasebook:
    """Return the texts of a language; the English texts if there is no file for it."""
    return phrasebook_of(language if closest(language) else _DEFAULT)


def _read(language: str) -> dict[str, dict[str, Any]]:
    # The file is a part of the code, and is read as code is: it is the same for everybody.
    data = pkgutil.get_data(__package__, f"{language}{END}") or b"{}"
    sections: dict[str, Any] = msgspec.json.decode(data)
    sections.pop(_COMMENT, None)
    return sections


ENGLISH = phrasebook_of(_DEFAULT)
