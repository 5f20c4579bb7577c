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
    stored = set(request["objects"]) - set(request["variables"])
    wanted = [one for one in arguments(function) if one.kind != VAR_POSITIONAL]
    named = [one for one in wanted if one.kind != VAR_KEYWORD and not _is_rest(one)]
    mistakes = _absent(name, named, visible, stored, request["left_out"])
    values = {}
    for one in named:
        if one.name in visible:
            try:
                values[one.name] = _cast(one, visible.pop(one.name))
            except TaskError as error:
                mistakes.append(str(error))
    if mistakes:
        raise TaskError("\n".join(mistakes))
    _give_rest(wanted, values, visible)
    return _call_with(wanted, values)


def _is_rest(argument):
    argparse = sys.modules.get("argparse")
    if argparse is None:
        return False
    return resolve(argument.annotation, argument.names) is argparse.Namespace


def _absent(name, named, visible, stored, left_out):
    mistakes = [
        "Function %s wants %r, which is a stored object; Python tasks take json and metric only"
        % (name, one.name)
        for one in named
        if one.name in stored
    ]
    for one in named:
        if one.name not in visible and one.name not in stored and one.default is REQUIRED:
            there = set(visible).union(left_out)
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
