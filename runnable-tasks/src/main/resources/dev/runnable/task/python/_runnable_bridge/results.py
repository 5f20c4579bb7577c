"""The declared returns of a call as JSON."""

import os

from .errors import TaskError

DEEPEST = 200
OTHERWISE = "{otherwise}"


def collect(name, value, declared):
    """By name, in the order of declaration. Without declared returns the value is dropped.

    A single declared return takes the value as it is, a tuple as a list. Only `return x,` is what
    it is in several returns: a tuple with one place for one name.
    """
    names = [one["name"] for one in declared]
    found = dict(zip(names, _split(name, value, names)))
    return {one["name"]: returned(one, found[one["name"]]) for one in declared}


def awaited(value):
    """What a function returned, or the coroutine that it returned."""
    if not hasattr(type(value), "__await__"):
        return value
    import asyncio

    async def outcome():
        return await value

    return asyncio.run(outcome())


def _split(function, value, names):
    if not names:
        return []
    if len(names) == 1:
        return value if type(value) is tuple and len(value) == 1 else [value]
    parts = _by_name(value)
    if parts is not None and set(names) <= set(parts):
        return [parts[name] for name in names]
    if isinstance(value, (tuple, list)):
        if len(value) == len(names):
            return value
        returned = "%d values" % len(value)
    elif parts is not None:
        missing = [name for name in names if name not in parts]
        returned = "%s without %s" % (_keys(parts), _list(missing))
    else:
        returned = "nothing" if value is None else "one value of type " + type(value).__name__
    raise TaskError(
        "Function %s returned %s, but %d returns are declared: %s. Return a tuple in this order,"
        " or a dict with these keys" % (function, returned, len(names), _list(names))
    )


def _by_name(value):
    """The named parts of a value that has such."""
    if isinstance(value, dict):
        return value
    if hasattr(type(value), "_fields") and isinstance(value, tuple):
        return dict(zip(value._fields, value))
    names = getattr(type(value), "__dataclass_fields__", None)
    if names is None:
        names = getattr(type(value), "model_fields", None) or getattr(value, "__fields__", None)
    if names is None:
        return None
    return {name: getattr(value, name) for name in names if hasattr(value, name)}


def _keys(parts):
    return "the names " + (_list(parts) or "(none)")


def _list(names):
    return ", ".join(map(repr, names))


def returned(declared, value):
    """One declared return as JSON; of an object, which goes to its file, nothing."""
    if declared["kind"] == "object":
        from .objects import store  # few tasks need it

        return store(declared["name"], value, declared["path"])
    if declared["kind"] == "metric" and _is_a(value, "decimal", "Decimal"):
        value = float(value)
    return to_json("Return %r" % declared["name"], value)


def to_json(what, value, otherwise="declare it with kind 'object'"):
    """`what` begins the message when the value has no JSON form, `otherwise` ends it."""
    try:
        return _json(value, "", [])
    except _Unfit as error:
        where = " at %s" % error.where if error.where else ""
        text = error.text.replace(OTHERWISE, otherwise)
        raise TaskError("%s%s %s" % (what, where, text)) from None
    except RecursionError:
        raise TaskError("%s is nested too deep for JSON" % what) from None


class _Unfit(Exception):
    def __init__(self, where, text):
        super().__init__(text)
        self.where = where
        self.text = text


def _json(value, where, above):
    if value is None or type(value) in (bool, str):
        return value
    if type(value) is int:
        return _int(value, where)
    if type(value) is float:
        return _float(value, where)
    if any(one is value for one in above):
        raise _Unfit(where, "contains itself, which JSON cannot say")
    if len(above) == DEEPEST:
        raise _Unfit("", "is nested deeper than %d levels" % DEEPEST)
    above.append(value)
    try:
        return _composed(value, where, above)
    finally:
        above.pop()


def _int(value, where):
    if value.bit_length() > 3000:  # about the thousand digits that JSON readers take
        raise _Unfit(where, "is a number of more than 900 digits; return it as text")
    return value


def _float(value, where):
    if value != value or value in (float("inf"), float("-inf")):
        raise _Unfit(where, "is %r, which JSON does not have; return None or a number" % value)
    return value


def _composed(value, where, above):
    if isinstance(value, dict):
        return _dict(value, where, above)
    if isinstance(value, (list, tuple)):
        return [_json(one, "%s[%d]" % (where, i), above) for i, one in enumerate(value)]
    return _json(_simpler(value, where), where, above)


def _dict(value, where, above):
    result = {}
    for key, one in value.items():
        text = _key(key, where)
        if text in result:
            raise _Unfit(where, "has two keys that are %r in JSON" % text)
        result[text] = _json(one, "%s[%r]" % (where, key), above)
    return result


def _key(key, where):
    if not isinstance(key, (str, tuple, frozenset)):
        key = _json(key, where, [])
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    if isinstance(key, (str, int, float)):
        return str(key)
    raise _Unfit(where, "has a key of type %s; keys of JSON are text" % type(key).__name__)


def _simpler(value, where):
    """One step towards JSON."""
    kind = type(value)
    if _is_a(value, "enum", "Enum"):
        return value.value
    for base in (bool, int, float, str):
        if isinstance(value, base):
            return base(value)
    if hasattr(kind, "model_dump"):
        return value.model_dump(by_alias=True)
    if hasattr(kind, "__fields__") and hasattr(kind, "parse_obj"):
        return value.dict(by_alias=True)
    for marks in ("__dataclass_fields__", "__attrs_attrs__"):
        if hasattr(kind, marks):
            names = [getattr(one, "name", one) for one in getattr(kind, marks)]
            return {name: getattr(value, name) for name in names if hasattr(value, name)}
    if isinstance(value, (set, frozenset)):
        return _sorted(value)
    for step in ("isoformat", "total_seconds", "tolist", "item"):
        if callable(getattr(kind, step, None)):
            return _other(getattr(value, step)(), value, where)
    if isinstance(value, os.PathLike) or _is_a(value, "uuid", "UUID"):
        return str(value)
    if _is_a(value, "decimal", "Decimal"):
        return str(value)
    raise _Unfit(where, _advice(value))


def _is_a(value, module, name):
    return any(one.__module__ == module and one.__name__ == name for one in type(value).__mro__)


def _sorted(values):
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=lambda one: (type(one).__name__, repr(one)))


def _other(result, value, where):
    if type(result) is type(value):  # would go on for ever
        raise _Unfit(where, _advice(value))
    return result


def _advice(value):
    name = type(value).__name__
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "is %s, which JSON cannot hold; decode it or write it to a file" % name
    if hasattr(value, "__next__") or hasattr(value, "__anext__"):
        return "is a %s; return list(...) of it" % name
    return "is of type %s, which has no JSON form; return a dict or list of plain values, or %s" % (
        name,
        OTHERWISE,
    )
