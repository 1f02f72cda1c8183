"""The phrase book: every sentence of the generated docstrings, as data in `codegen/phrases`.

A file is a TOML document. Its tables are patterns of targets, and a table holds sentences by name:

| folder        | target                                | name                                  |
| ------------- | ------------------------------------- | ------------------------------------- |
| `fields/`     | class of a model, such as `AccessCode` | field; `_owner` is a noun for the class |
| `events/`     | first part of an event's type         | second part of the type               |
| `routes/`     | path of an endpoint                   | `summary`; if needed `details`, `returns` and `shows`, |
|               |                                       | which names the optional parameters of the example     |
| `parameters/` | path, or class of a nested parameter  | parameter                             |
| `examples/`   | path                                  | parameter; its value in the example   |

A pattern may contain `*`. Among the patterns that match a target and hold a name, the target itself wins, then the
longest pattern. So a sentence stands once under `*`, and again only where the meaning differs.

A sentence may hold nouns in braces, such as `{owner}`. Each name needs a sentence, and each sentence is used: the
generator fails with a list of the others.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from attrs import define, field

PHRASES: Final = Path(__file__).with_name("phrases")
KINDS: Final = ("fields", "events", "routes", "parameters", "examples")
LONGEST: Final = 240
"""Maximum number of characters of a text."""

LONGEST_SUMMARY: Final = 109
"""Maximum number of characters of a summary, so that it is one line of the docstring."""

NOT_SENTENCES: Final = frozenset({"_owner", "shows"})
"""Names of nouns and code."""

FILLERS: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "for",
        "from",
        "has",
        "have",
        "id",
        "if",
        "in",
        "is",
        "it",
    }
    | {"its", "of", "on", "or", "the", "this", "to", "was", "were", "whether", "with"}
)
"""Words that add nothing to a name."""

REFUSED: Final = re.compile(
    r"\b(?:what(?:ever)?|who(?:ever)?|ask(?:s|ed|ing)?|tells?|told|thing|please|simply|just|easily)\b", re.IGNORECASE
)
"""Free relatives, house words and empty words, which no sentence may contain."""


class PhraseError(Exception):
    """Names without a sentence, or sentences that break a rule."""


@define
class PhraseBook:
    """The sentences, and the names that lack one.

    Attributes:
        tables: The tables of each kind, by pattern.
        missing: The names without a sentence so far.
    """

    tables: dict[str, dict[str, dict[str, str]]]
    missing: list[str] = field(factory=list)
    _used: set[tuple[str, str, str]] = field(factory=set)

    def find(self, kind: str, target: str, name: str, **nouns: str) -> str:
        """The sentence for a name of a target, or an empty string.

        Args:
            kind: The folder.
            target: The target.
            name: The name.
            nouns: The nouns in braces.
        """
        found = [
            pattern for pattern, table in self.tables[kind].items() if name in table and fnmatchcase(target, pattern)
        ]
        if not found:
            return ""
        pattern = max(found, key=lambda pattern: (pattern == target, len(pattern)))
        self._used.add((kind, pattern, name))
        return re.sub(r"\{(\w+)\}", lambda match: nouns[match[1]], self.tables[kind][pattern][name])

    def of(self, kind: str, target: str, name: str, **nouns: str) -> str:
        """As `find`, and notes a name without a sentence as missing."""
        text = self.find(kind, target, name, **nouns)
        if not text:
            self.missing.append(f"{kind}: {target} {name}")
        return text

    def faults(self) -> Iterator[str]:
        """The names without a sentence, the sentences that are never used, and those that break a rule."""
        yield from (f"no sentence for {name}" for name in dict.fromkeys(self.missing))
        for kind, tables in self.tables.items():
            for pattern, table in tables.items():
                for name, text in table.items():
                    place = f"{kind}: {pattern} {name}"
                    if (kind, pattern, name) not in self._used:
                        yield f"never used: {place}"
                    if name not in NOT_SENTENCES and kind != "examples":
                        yield from (f"{fault}: {place}: {text}" for fault in faults_of(text, name))

    def check(self) -> None:
        """Checks that each name has a sentence and each sentence keeps the rules.

        Raises:
            PhraseError: There are faults; the message lists all of them.
        """
        if faults := [*self.faults()]:
            raise PhraseError("\n".join(["`codegen/phrases` needs a change:", *faults]))


def read_phrases(folder: Path = PHRASES) -> PhraseBook:
    """Reads the phrase book.

    Raises:
        PhraseError: Two files hold a sentence for the same pattern and name.
    """
    tables: dict[str, dict[str, dict[str, str]]] = {kind: {} for kind in KINDS}
    for kind, read in tables.items():
        for path in sorted((folder / kind).glob("*.toml")):
            for pattern, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
                known = read.setdefault(pattern, {})
                if twice := known.keys() & table.keys():
                    raise PhraseError(f"{path.name} repeats {pattern} {', '.join(sorted(twice))}")
                known.update(table)
    return PhraseBook(tables)


def faults_of(text: str, name: str) -> Iterator[str]:
    """The rules that a sentence breaks.

    Args:
        text: The sentence.
        name: The name that it describes.
    """
    if not re.match(r"[A-Z`]|\{[a-z]", text) or not text.endswith("."):
        yield "not a sentence"
    longest = LONGEST_SUMMARY if name == "summary" else LONGEST
    if "\n" in text or "  " in text or len(text) > longest:
        yield f"not one line of at most {longest} characters"
    if found := REFUSED.search(text):
        yield f"has the word {found[0]!r}"
    if stems(re.sub(r"\{\w+\}", "", text)) <= stems(name.replace("_", " ")):
        yield "only repeats the name"


def stems(text: str) -> set[str]:
    """The stems of the words that carry meaning."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {re.sub(r"(?:ed|s)$", "", word) for word in words if word not in FILLERS}
