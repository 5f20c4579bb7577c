"""Reducers of a map: functions of all values of a name."""

import builtins
import sys

from .errors import ReducerFailed, TaskError, near, summary
from .modules import load
from .results import awaited, to_json

SHOWN = 80
ELSE = "leave out the reducer and reduce the list in a step, which may return an object"
# Built-in functions of one iterable: as a reducer they mean the values, not the first of them.
OF_ITERABLES = "all any dict frozenset len list max min set sorted sum tuple".split()


def reduce_all(text, request):
    """The reduced values by name. What fails for no values at all is None, and told."""
    function = _function(text)
    values = dict(request["values"])
    if request["stored"]:
        from .objects import load  # few reducers need it

        values.update((name, load(name, one)) for name, one in request["stored"].items())
    return {name: _reduced(text, function, name, values[name]) for name in values}


def _reduced(text, function, name, values):
    try:
        return to_json("Its result", awaited(function(*values)), ELSE)
    except BaseException as error:
        failed = ReducerFailed(shown(text), name, error)
        if values or not isinstance(error, Exception):
            raise failed from error
        _tell("runnable: %s. There are no values, so it is null" % failed.head())
        return None


def _tell(line):
    try:
        print(line, file=sys.stderr)
    except Exception:  # the user's replacement
        pass


def _function(text):
    parts = text.split(".")
    if len(parts) == 1 and text.isidentifier():
        function = _builtin(text)
    elif all(part.isidentifier() for part in parts):
        function = _loaded(text)
    else:
        function = _evaluated(text)
    if not callable(function):
        kind = type(function).__name__
        raise TaskError("Reducer %r is not a function, but of type %s" % (shown(text), kind))
    return function


def _builtin(name):
    try:
        function = getattr(builtins, name)
    except AttributeError:
        text = "Reducer %r is none of Python's built-in functions.%s"
        raise TaskError(text % (name, near(name, dir(builtins)))) from None
    return (lambda *values: function(values)) if name in OF_ITERABLES else function


def _loaded(path):
    try:
        return load(path)
    except TaskError as error:
        raise TaskError("Reducer %r: %s" % (path, error)) from None


def _evaluated(text):
    """In parentheses, where it may have several lines; on a line of its own end, for a comment."""
    try:
        code = compile("(" + text + "\n)", "<reducer>", "eval")
    except (SyntaxError, ValueError) as error:
        reason = getattr(error, "msg", None) or error
        raise TaskError("Reducer %r is no valid Python: %s" % (shown(text), reason)) from None
    try:
        return eval(code, {"__builtins__": builtins})
    except Exception as error:  # a default value, for instance
        raise TaskError("Reducer %r: %s" % (shown(text), summary(error))) from None


def shown(text):
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."
