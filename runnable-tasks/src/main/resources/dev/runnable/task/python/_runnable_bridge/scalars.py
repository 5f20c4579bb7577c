"""Single values: numbers, texts, and what Python's own library writes as text."""

import json

SHOWN = 80


class CastError(Exception):
    """Why a value cannot be what is wanted, in words that follow a colon."""


def show(value):
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def kind(value):
    """What JSON calls it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "an object" if isinstance(value, dict) else "a list"


def _bool(value):
    if isinstance(value, str):
        word = value.strip().lower()
        if word in ("true", "1"):
            return True
        if word in ("false", "0", ""):
            return False
    elif isinstance(value, (bool, int, float)) and value in (0, 1):
        return bool(value)
    raise CastError("%s is neither true nor false" % show(value))


def _int(value):
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        finite = value == value and abs(value) != float("inf")
        what = "has a fraction that would be lost" if finite else "is not a whole number"
        raise CastError("%s %s" % (show(value), what))
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            raise CastError("%s is not a whole number" % show(value)) from None
    raise CastError("%s is %s, not a whole number" % (show(value), kind(value)))


def _float(value):
    if isinstance(value, (int, float, str)):
        try:
            return float(value)
        except (ValueError, OverflowError):
            pass
    raise CastError("%s is not a number" % show(value))


def _str(value):
    """Lists and objects become their JSON; a number or a boolean what Python prints."""
    if isinstance(value, str):
        return value
    return json.dumps(value) if isinstance(value, (list, dict)) else str(value)


def _bytes(value):
    raise CastError("%s is %s, and JSON cannot carry bytes; take a str" % (show(value), kind(value)))


SCALARS = {bool: _bool, int: _int, float: _float, str: _str, bytes: _bytes, bytearray: _bytes}


def standard(wanted):
    """How a class of the standard library comes from JSON, if it is one we know."""
    module = wanted.__module__.partition(".")[0]  # pathlib._local since 3.13
    if module == "pathlib":
        return lambda value: wanted(_only_text(value))
    if (module, wanted.__qualname__) == ("os", "PathLike"):
        import pathlib

        return lambda value: pathlib.Path(_only_text(value))
    make = _STANDARD.get((module, wanted.__qualname__))
    return make and (lambda value: _guarded(make, wanted, value))


def _guarded(make, wanted, value):
    try:
        return make(wanted, value)
    except (ValueError, ArithmeticError):
        example = _EXAMPLES[wanted.__qualname__]
        raise CastError("%s does not look like %s" % (show(value), example)) from None


def _only_text(value):
    if isinstance(value, str):
        return value
    raise CastError("%s is %s, not text" % (show(value), kind(value)))


def _iso(wanted, value):
    text = _only_text(value)
    if text[-1:] in ("Z", "z"):  # not understood before 3.11
        text = text[:-1] + "+00:00"
    return wanted.fromisoformat(text)


def _timedelta(wanted, value):
    return wanted(seconds=_float(value))


def _decimal(wanted, value):
    """By way of its text, so that 0.1 stays 0.1."""
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        return wanted(str(value))
    raise CastError("%s is %s, not a number" % (show(value), kind(value)))


_STANDARD = {
    ("datetime", "datetime"): _iso,
    ("datetime", "date"): _iso,
    ("datetime", "time"): _iso,
    ("datetime", "timedelta"): _timedelta,
    ("decimal", "Decimal"): _decimal,
    ("fractions", "Fraction"): _decimal,
    ("uuid", "UUID"): lambda wanted, value: wanted(_only_text(value)),
}
_EXAMPLES = {
    "datetime": "2024-12-31T23:59:59",
    "date": "2024-12-31",
    "time": "23:59:59",
    "timedelta": "a number of seconds",
    "Decimal": "a number",
    "Fraction": "a number",
    "UUID": "123e4567-e89b-12d3-a456-426614174000",
}
