"""Reading quantities: values with units, however they are written ("45 min", "forty-five minutes", "1.2k")."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from rung.grounding.lexicon import FUNCTION_WORDS
from rung.grounding.words import flatten, lowered, stem

Reading = tuple[float, str]
"""A value and its unit: `s` (seconds), `d` (days), `mo` (months), `%`, `x` (times), `th` (ordinal), `clock`, a
currency, a unit as written, or "" for a plain count."""

_UNITS: dict[str, Reading] = {}
for _names, _unit in {
    "ms millisecond milliseconds msec": (0.001, "s"),
    "s sec secs second seconds": (1.0, "s"),
    "min mins minute minutes": (60.0, "s"),
    "h hr hrs hour hours": (3600.0, "s"),
    "d day days": (1.0, "d"),
    "wk wks week weeks w": (7.0, "d"),
    "fortnight fortnights": (14.0, "d"),
    "mo month months": (1.0, "mo"),
    "quarter quarters qtr": (3.0, "mo"),
    "year years yr yrs": (12.0, "mo"),
    "% percent percentage pct per\u00a0cent": (1.0, "%"),
    "x × times fold": (1.0, "x"),
    "€ euro euros eur": (1.0, "€"),
    "$ dollar dollars usd": (1.0, "$"),
    "£ pound pounds gbp": (1.0, "£"),
    "kb": (1.0, "kb"), "mb": (1.0, "mb"), "gb": (1.0, "gb"), "tb": (1.0, "tb"), "gbps": (1.0, "gbps"),
    "km": (1.0, "km"), "metres meters metre meter": (1.0, "metre"), "pp": (1.0, "pp"),
}.items():  # fmt: skip
    for _name in _names.split():
        _UNITS[_name.replace("\u00a0", " ")] = _unit
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "hundred": 100.0,
    "dozen": 12.0,
}
_SMALL = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_ORDINALS = {
    w: n
    for n, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_FIXED: dict[str, Reading] = {
    "half": (50, "%"), "halve": (50, "%"), "halves": (50, "%"), "halved": (50, "%"), "halving": (50, "%"),
    "third of": (33, "%"),
    "double": (2, "x"), "doubled": (2, "x"), "doubles": (2, "x"), "doubling": (2, "x"), "twice": (2, "x"),
    "triple": (3, "x"),
    "tripled": (3, "x"), "tripling": (3, "x"), "quadrupled": (4, "x"), "quadruple": (4, "x"), "tenfold": (10, "x"),
    "twofold": (2, "x"),
    "threefold": (3, "x"), "fivefold": (5, "x"), "hundredfold": (100, "x"), "thrice": (3, "x"), "a quarter of": (25,
    "%"),
    "two thirds": (66, "%"), "two-thirds": (66, "%"), "three quarters": (75, "%"), "three-quarters": (75, "%"),
    "a dozen": (12, ""),
    "dozen": (12, ""), "a couple": (2, ""), "couple": (2, ""), "a hundred": (100, ""), "a thousand": (1000, ""),
    "a million": (1e6, ""), "half a dozen": (6, ""), "half-dozen": (6, ""), "quarterfinal": (0, ""), "dozens": (12,
    "many"),
    "hundreds": (100, "many"), "thousands": (1000, "many"), "millions": (1e6, "many"),
}  # fmt: skip

_UNIT_WORDS = "|".join(sorted((re.escape(u) for u in _UNITS if u[0].isalpha()), key=len, reverse=True))
_UNIT = rf"(?:\s?(?P<sign>%|×|€)|(?:[\s-]?)(?P<unit>{_UNIT_WORDS}|m)(?![\w])(?!-\w+\b(?<=-in)))?"
_DIGITS = re.compile(
    r"(?<![\w.])(?P<times>[x×])?(?P<currency>[$€£])?\s?(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)*|\.\d+)"
    r"(?:(?P<ordinal>st|nd|rd|th)\b|(?:(?P<scale>\s?(?:k|thousand|million|mn|bn|billion|hundred|dozen))(?!\w))?"
    + _UNIT
    + r")"
)
_TEN, _SMALL_WORD = "|".join(_TENS), "|".join(sorted(_SMALL, key=len, reverse=True))
_WORDS = re.compile(
    rf"(?<![\w-])(?P<tens>{_TEN})?(?:(?<=y)[\s-])?(?P<small>{_SMALL_WORD})?"
    rf"(?:(?<=[a-z])[\s-](?P<scale>hundred|thousand|million|dozen))?(?!\w)" + _UNIT
)
_FIXED_WORDS = re.compile(
    r"(?<![\w-])(?!(?:double|triple)-)(?:"
    + "|".join(sorted(map(re.escape, _FIXED), key=len, reverse=True))
    + r")(?![\w])"
)
_ORDINAL_WORDS = re.compile(r"(?<![\w-])(" + "|".join(_ORDINALS) + r")(?![\w])")
_CLOCK = re.compile(r"(?<![\w:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>am|pm)?(?![\w:])|"
                    r"(?<![\w:.])(?P<h2>1[0-2]|[1-9])\s?(?P<half2>am|pm)(?!\w)")  # fmt: skip
_NOT_ONE = re.compile(
    r"(?:\b(?:no|this|that|the|any|every|each|which|another|some|next|old|new|first|last)[\s-]one\b)"
    r"|\bone[\s-](?:another|off|liner|"
    r"pager|to[\s-]one|by[\s-]one|on[\s-]one|sided|way|stop|size)|\bone's\b|\bone(?=\s+(?:who|that|which|is"
    r"|was)\b)|\bby one\b|\bto[\s-]one\b"
    r"|\bon[\s-]one\b|\bzero[\s-](?:trust|day|days)\b|\bday zero\b|\bone day\b(?=\s+i)|\bone of\b"
)
_RATE = re.compile(
    rf"\s*(?:[\w-]+\s+){{0,3}}?(?:a|an|per|each|every|/)\s*(?P<per>{_UNIT_WORDS})(?!\w)"
    rf"|\s?/\s?(?P<per2>{_UNIT_WORDS})(?!\w)"
)
_LINK = re.compile(
    r"\s*(?:->|=>|→|–|-|—|/|to|down to|up to|to about|or|vs\.?|and|instead of|rather than|not|from|, now|, was"
    r"|, down from|to under)\s*"
)


class Quantity(NamedTuple):
    """One quantity of a text: its possible readings, the rate it is given in and the word it counts."""

    readings: frozenset[Reading]
    text: str
    start: int
    end: int
    per: str
    noun: str
    raw: float
    unit: str


def quantities(text: str, strict: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order. `text` has dates and identifiers blanked out already.

    A number that shares the unit of its neighbour ("from 45 to 12 minutes") is read both ways; with `strict` a
    shared % must be written.
    """
    flat = lowered(text)
    found: list[Quantity] = []
    masked = _NOT_ONE.sub(lambda m: " " * len(m.group()), flat)
    for pattern, read in ((_CLOCK, _read_clock), (_DIGITS, _read_digits), (_FIXED_WORDS, _read_fixed), (_WORDS,
    _read_words),
                          (_ORDINAL_WORDS, _read_ordinal)):  # fmt: skip
        for match in pattern.finditer(masked):
            value = read(match) if match.group().strip() else None
            if value is not None:
                found.append(_quantity(match, value, flat))
        spans = [(q.start, q.end) for q in found]
        for start, end in spans:
            masked = masked[:start] + " " * (end - start) + masked[end:]
    found.sort(key=lambda q: q.start)
    return tuple(_share_units(found, flat, strict))


def _quantity(match: re.Match[str], value: tuple[float, str, frozenset[Reading]], flat: str) -> Quantity:
    raw, unit, readings = value
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    end = match.start() + len(match.group().rstrip())
    rest = flat[end:]
    rate = _RATE.match(rest)
    noun = re.match(r"[\s-]([a-z][a-z-]+)", rest)
    per = _UNITS[rate["per"] or rate["per2"]] if rate else None
    return Quantity(
        readings,
        flat[start:end],
        start,
        end,
        f"{per[0]:g}{per[1]}" if per else "",
        stem(noun[1]) if noun and noun[1] not in FUNCTION_WORDS else "",
        raw,
        unit,
    )


def _canonical(value: float, unit: str) -> Reading:
    factor, name = _UNITS.get(unit, (1.0, unit))
    return (round(value * factor, 6), name)


def _read_digits(match: re.Match[str]) -> tuple[float, str, frozenset[Reading]]:
    digits = match["number"].replace(",", "")
    if digits.count(".") > 1:  # a version or an address: compared as written
        return 0.0, digits, frozenset({(0.0, digits)})
    if len(digits) > 1 and digits.startswith("0") and "." not in digits:
        return float(digits), "digits", frozenset({(float(digits), f"digits {digits}")})
    value = float(digits) * _SCALES.get((match["scale"] or "").strip(), 1.0)
    if match["ordinal"]:
        return value, "th", frozenset({(value, "th")})
    unit = match["sign"] or match["unit"] or match["currency"] or ("x" if match["times"] else "")
    if unit == "m":
        return (
            value,
            "m",
            frozenset({_canonical(value, "min"), (value * 1e6, match["currency"] or ""), (value, "metre")}),
        )
    readings = {_canonical(value, unit)}
    return value, unit, frozenset(readings)


def _read_words(match: re.Match[str]) -> tuple[float, str, frozenset[Reading]] | None:
    if not (match["tens"] or match["small"]):
        return None
    value = float(_TENS.get(match["tens"] or "", 0) + _SMALL.get(match["small"] or "", 0)) * _SCALES.get(
        match["scale"] or "", 1.0
    )
    unit = match["sign"] or match["unit"] or ""
    if unit == "m":
        unit = "min"
    return value, unit, frozenset({_canonical(value, unit)})


def _read_fixed(match: re.Match[str]) -> tuple[float, str, frozenset[Reading]]:
    value, unit = _FIXED[match.group()]
    return float(value), unit, frozenset({(float(value), unit)})


def _read_ordinal(match: re.Match[str]) -> tuple[float, str, frozenset[Reading]]:
    value = float(_ORDINALS[match[1]])
    return value, "th", frozenset({(value, "th")})


def _read_clock(match: re.Match[str]) -> tuple[float, str, frozenset[Reading]]:
    hour, half = int(match["h"] or match["h2"]), match["half"] or match["half2"]
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    value = float(hour * 60 + int(match["m"] or 0))
    return value, "clock", frozenset({(value, "clock")})


def _share_units(found: list[Quantity], flat: str, strict: bool) -> list[Quantity]:
    shared = list(found)
    for here, (left, right) in enumerate(itertools.pairwise(found)):
        if not _LINK.fullmatch(flat[left.end : right.start]):
            continue
        for bare, full, place in ((left, right, here), (right, left, here + 1)):
            if (
                bare.unit == ""
                and full.unit not in {"", "th", "clock"}
                and not (strict and full.unit in {"%", "percent"})
            ):
                more = {_canonical(bare.raw, "min" if full.unit == "m" else full.unit)}
                shared[place] = shared[place]._replace(readings=shared[place].readings | more)
    return shared


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with these spans blanked out, at the same length."""
    flat = flatten(text)
    for start, end in spans:
        flat = flat[:start] + " " * (end - start) + flat[end:]
    return flat
