"""Turns a JSON value into what an annotation asks for, or says why it cannot be.

A value that is right already stays as it is. Nothing is lost on the way: 3.9 is no int, and a text
is no list of its characters.
"""

import sys

from . import structures
from .errors import TaskError
from .scalars import CastError, SCALARS, kind, show, standard
from .signatures import UNKNOWN, resolve

LISTS = ("Iterable", "Collection", "Sequence", "MutableSequence")
SETS = ("Set", "MutableSet")
DICTS = ("Mapping", "MutableMapping")
TYPING = ("typing", "typing_extensions")
WRAPPERS = ("Final", "ClassVar", "Required", "NotRequired", "ReadOnly")
PASSED = ("Any", "LiteralString", "Self", "Callable", "Type", "type")


def cast(wanted, value, names):
    """
    wanted -- an annotation
    names -- the global names that text in it refers to
    """
    wanted = resolve(wanted, names)
    form, parts = _form(wanted), getattr(wanted, "__args__", None) or ()
    if _takes_anything(wanted, form):
        return value
    if wanted is None or wanted is type(None):
        return _none(value)
    if form == "Union":
        return _union(parts, value, names)
    if form == "Literal":
        return _literal(parts, value, names)
    if form in WRAPPERS:
        return cast(parts[0], value, names)
    inner = _inner(wanted)
    if inner is not None:
        return cast(inner, value, names)
    if value is None:
        raise CastError("it is null, and only Optional arguments take that")
    return _to_class(getattr(wanted, "__origin__", None) or wanted, parts, value, names)


def _form(wanted):
    """The name of a special form of `typing`, wherever it was imported from."""
    origin = getattr(wanted, "__origin__", None)
    if type(wanted).__name__ == "UnionType" or getattr(origin, "__name__", "") == "Union":
        return "Union"
    for one in (origin, wanted):
        if type(one).__module__ in TYPING:
            return getattr(one, "_name", None) or getattr(one, "__name__", "")
    return ""


def _takes_anything(wanted, form):
    if wanted is UNKNOWN or wanted is object or form in PASSED:
        return True
    if type(wanted).__name__ in ("TypeVar", "ParamSpec") or getattr(wanted, "_is_protocol", False):
        return True
    origin = getattr(wanted, "__origin__", None)
    if origin is type or getattr(origin, "__name__", "") == "Callable":
        return True
    if any(wanted is one for one in (any, callable, type)):  # often taken for typing's
        return True
    return not (wanted is None or callable(wanted) or origin or form or _inner(wanted))


def _inner(wanted):
    """What is meant by Annotated, NewType and `type X = ...`."""
    if hasattr(wanted, "__metadata__") and hasattr(wanted, "__origin__"):
        return wanted.__origin__
    if type(wanted).__name__ == "TypeAliasType":
        return wanted.__value__
    return getattr(wanted, "__supertype__", None)


def _none(value):
    if value is not None:
        raise CastError("%s is not null" % show(value))
    return None


def _union(choices, value, names):
    """First what takes the value without changing it, then whatever takes it."""
    if value is None and any(choice is type(None) for choice in choices):
        return None
    reasons, changed = [], []
    for choice in choices:
        if choice is type(None):
            continue
        try:
            result = cast(choice, value, names)
        except CastError as error:
            reasons.append(str(error))
        else:
            if _same(result, value):
                return result
            changed.append(result)
    if changed:
        return changed[0]
    raise CastError("; ".join(dict.fromkeys(reasons)))


def _same(one, other):
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    return one == other


def _literal(choices, value, names):
    for choice in choices:
        if _same(choice, value):
            return choice
    for choice in choices:
        try:
            if choice is not None and cast(type(choice), value, names) == choice:
                return choice
        except CastError:
            pass
    raise CastError("%s is none of %s" % (show(value), ", ".join(map(show, choices))))


def _to_class(wanted, parts, value, names):
    if not isinstance(wanted, type):
        return _call(wanted, value)
    if structures.is_enum(wanted):
        return structures.to_enum(wanted, value)
    for base, scalar in SCALARS.items():
        if issubclass(wanted, base):
            result = scalar(value)
            return result if wanted is base else _call(wanted, result)
    container = _container(wanted)
    if container is not None:
        return container(wanted, parts, value, names)
    if isinstance(value, wanted):
        return value
    if structures.is_model(wanted):
        return structures.to_model(wanted, value)
    if structures.is_structure(wanted):
        return structures.to_structure(wanted, value, cast)
    convert = standard(wanted)
    return convert(value) if convert else _call(wanted, value)


def _container(wanted):
    abstract = wanted.__module__ == "collections.abc" and wanted.__name__
    if abstract in LISTS or issubclass(wanted, list) or wanted.__name__ == "deque":
        return _list
    if issubclass(wanted, tuple) and not hasattr(wanted, "_fields"):
        return _tuple
    if abstract in SETS or issubclass(wanted, (set, frozenset)):
        return _set
    if abstract in DICTS or issubclass(wanted, dict):
        return _dict
    return None


def _elements(value, what):
    if isinstance(value, (list, tuple)):
        return value
    raise CastError("%s is %s, not %s" % (show(value), kind(value), what))


def _each(wanted, values, names):
    return [_part("element %d" % i, wanted, one, names) for i, one in enumerate(values)]


def _part(where, wanted, value, names):
    try:
        return cast(wanted, value, names)
    except CastError as error:
        raise CastError("%s: %s" % (where, error)) from None


def _list(wanted, parts, value, names):
    values = _elements(value, "a list")
    result = _each(parts[0], values, names) if parts else list(values)
    return result if wanted.__module__ == "collections.abc" or wanted is list else wanted(result)


def _tuple(wanted, parts, value, names):
    values = _elements(value, "a list")
    if len(parts) == 2 and parts[1] is Ellipsis:
        values = _each(parts[0], values, names)
    elif parts and parts != ((),):
        if len(parts) != len(values):
            raise CastError("it has %d elements instead of %d" % (len(values), len(parts)))
        values = [
            _part("element %d" % i, one, values[i], names) for i, one in enumerate(parts)
        ]
    return wanted(values)


def _set(wanted, parts, value, names):
    values = _elements(value, "a list")
    result = _each(parts[0], values, names) if parts else values
    try:
        return set(result) if wanted.__module__ == "collections.abc" else wanted(result)
    except TypeError as error:  # a list in a list
        raise CastError(str(error)) from None


def _dict(wanted, parts, value, names):
    if not isinstance(value, dict):
        raise CastError("%s is %s, not an object" % (show(value), kind(value)))
    if hasattr(wanted, "__total__"):  # a TypedDict
        return value
    result = dict(value)
    if len(parts) == 2:
        result = {
            _part("key %r" % key, parts[0], key, names): _part(
                "key %r" % key, parts[1], one, names
            )
            for key, one in value.items()
        }
    if wanted is dict or wanted.__module__ == "collections.abc":
        return result
    return wanted(None, result) if wanted.__name__ == "defaultdict" else wanted(result)


def _call(wanted, value):
    numpy = sys.modules.get("numpy")
    if numpy is not None and wanted is numpy.ndarray:
        wanted = numpy.array  # ndarray([2, 3]) would be an empty array of that shape
    try:
        result = wanted(value)
    except (CastError, TaskError):
        raise
    except Exception as error:
        raise CastError(str(error) or type(error).__name__) from None
    if isinstance(value, float) and hasattr(result, "__index__") and result != value:
        raise CastError("%s has a fraction that would be lost" % show(value))
    return result


def describe(wanted):
    """An annotation as its user wrote it, more or less."""
    if isinstance(wanted, type) and not hasattr(wanted, "__origin__"):
        return wanted.__qualname__
    parts = getattr(wanted, "__args__", None) or ()
    if repr(wanted).startswith("typing.Union") and parts[1:] == (type(None),):  # before 3.9
        return "Optional[%s]" % describe(parts[0])
    text = wanted if isinstance(wanted, str) else repr(wanted)
    return text.replace("typing.", "").replace("typing_extensions.", "").replace("NoneType", "None")
