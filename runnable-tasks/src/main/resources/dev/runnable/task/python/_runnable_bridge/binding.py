"""Hands a function those parameters that it asks for by name."""

import sys

from .casts import cast, describe
from .errors import TaskError, near
from .scalars import CastError
from .signatures import (
    POSITIONAL_ONLY,
    REQUIRED,
    UNKNOWN,
    VAR_KEYWORD,
    VAR_POSITIONAL,
    arguments,
    resolve,
)
from .structures import is_model


def missing_of(left_out, function):
    """Which of the parameters that were not sent the function takes after all."""
    if not left_out:
        return []
    wanted = arguments(function)
    if any(one.kind == VAR_KEYWORD or _is_rest(one) for one in wanted):
        return left_out
    names = {one.name for one in wanted}
    return [name for name in left_out if name in names]


def bind(name, function, request):
    """Positional and keyword arguments. All mistakes are told at once."""
    visible = dict(request["parameters"], **request["variables"])
    stored = dict(request["stored"])
    wanted = [one for one in arguments(function) if one.kind != VAR_POSITIONAL]
    named = [one for one in wanted if one.kind != VAR_KEYWORD and not _is_rest(one)]
    mistakes = _absent(name, named, set(visible).union(stored, request["left_out"]))
    values = {}
    for one in named:
        try:
            if one.name in visible:
                values[one.name] = _cast(one, visible.pop(one.name))
            elif one.name in stored:
                values[one.name] = _loaded(one.name, stored.pop(one.name))
        except TaskError as error:
            mistakes.append(str(error))
    if mistakes:
        raise TaskError("\n".join(mistakes))
    if len(named) < len(wanted):
        visible.update((key, _loaded(key, stored[key])) for key in stored)
    _give_rest(wanted, values, visible)
    return _call_with(wanted, values)


def _is_rest(argument):
    argparse = sys.modules.get("argparse")
    if argparse is None:
        return False
    return resolve(argument.annotation, argument.names) is argparse.Namespace


def _loaded(name, stored):
    from .objects import load  # few tasks need it

    return load(name, stored)


def _absent(name, named, there):
    mistakes = []
    for one in named:
        if one.name not in there and one.default is REQUIRED:
            have = ", ".join(map(repr, sorted(there))) or "none"
            mistakes.append(
                "Function %s has required parameter %r that is not present in the parameters"
                " (present: %s).%s" % (name, one.name, have, near(one.name, there))
            )
    return mistakes


def _cast(argument, value):
    annotation = resolve(argument.annotation, argument.names)
    if annotation is UNKNOWN or value is None and argument.default is None:
        return value
    if isinstance(annotation, type) and is_model(annotation) and not isinstance(value, dict):
        value = {argument.name: value}
    try:
        return cast(annotation, value, argument.names)
    except CastError as error:
        text = "Cannot cast parameter %r to %s: %s"
        raise TaskError(text % (argument.name, describe(annotation), error)) from None


def _give_rest(wanted, values, rest):
    """What nobody asked for by name goes to **kwargs, or else to a Namespace."""
    namespaces = [one.name for one in wanted if one.kind != VAR_KEYWORD and _is_rest(one)]
    keywords = any(one.kind == VAR_KEYWORD for one in wanted)
    for name in namespaces:
        rest.pop(name, None)
    for name in namespaces:
        values[name] = sys.modules["argparse"].Namespace(**({} if keywords else rest))
    if keywords:
        values.update(rest)


def _call_with(wanted, values):
    positional = []
    for one in wanted:
        if one.kind == POSITIONAL_ONLY:
            positional.append(values.pop(one.name, one.default))
    return positional, values
