"""Failures: the worker's own, in the user's words, and the user's, without the worker's frames."""

import os
import sys

OWN = os.path.dirname(os.path.abspath(__file__)) + os.sep
MACHINERY = ("importlib", "asyncio")
LINES = 20


class TaskError(Exception):
    """A mistake that its text explains wholly."""


class ImportFailed(Exception):
    """The user's module is there, but it cannot be imported because of `error`."""

    def __init__(self, module, error):
        super().__init__(module)
        self.module = module
        self.error = error


class ReducerFailed(Exception):
    """The user's reducer failed with `error` for the values of a parameter."""

    def __init__(self, reducer, name, error):
        super().__init__(name)
        self.reducer = reducer
        self.name = name
        self.error = error

    def head(self):
        what = self.error if isinstance(self.error, TaskError) else summary(self.error)
        return "Reducer %r failed for parameter %r: %s" % (self.reducer, self.name, what)


def near(name, valid):
    """A sentence with the nearest valid names, behind a space, or nothing."""
    from difflib import get_close_matches

    lower = {key.lower(): key for key in valid}
    found = [lower[key] for key in get_close_matches(name.lower(), sorted(lower), n=1, cutoff=0.6)]
    return " Did you mean %r?" % found[0] if found else ""


def failure(error):
    """The answer that tells of an error. A traceback goes to stderr too, whole."""
    if isinstance(error, TaskError):
        return {"op": "failed", "message": str(error), "traceback": []}
    if isinstance(error, ImportFailed):
        head = "Module %r could not be imported: %s" % (error.module, summary(error.error))
        return _with_traceback(head + _install(error.error), error.error)
    if isinstance(error, ReducerFailed):
        return _reducer(error)
    if isinstance(error, SystemExit):
        return _exit(error)
    return _with_traceback(summary(error), error)


def summary(error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = "%s.%s" % (kind.__module__, name)
    text = _text(error)
    return "%s: %s" % (name, text) if text else name


def _text(error):
    try:
        return str(error)
    except Exception:
        return "<no text: its __str__ fails>"


def _install(error):
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return ""
    package = error.name.partition(".")[0]
    return ". Install %r for %s, or set 'python:' to the interpreter that has it" % (
        package,
        sys.executable,
    )


def _reducer(failed):
    if isinstance(failed.error, TaskError):
        return {"op": "failed", "message": failed.head(), "traceback": []}
    return _with_traceback(failed.head(), failed.error)


def exit_code(error):
    """What the process would end with."""
    if error.code is None:
        return 0
    return error.code & 0xFF if isinstance(error.code, int) else 1


def _exit(error):
    """exit(0) gets here only when values were expected, see worker.py."""
    told = isinstance(error.code, (int, type(None)))
    text = "the function called exit(%s)" % _text(error) if told else _text(error)
    answer = _with_traceback("SystemExit: " + text, error)
    answer["exit_code"] = exit_code(error)
    if not answer["exit_code"]:
        answer["message"] += " before it returned the declared values; use 'return'"
    return answer


def _with_traceback(message, error):
    lines = _traceback(error)
    try:
        sys.stderr.write("".join(line + "\n" for line in lines))
    except Exception:  # the user's replacement; the answer has the text anyway
        pass
    return {"op": "failed", "message": message, "traceback": lines[-LINES:]}


def _traceback(error):
    import linecache
    import traceback

    linecache.checkcache()
    _hide_own_frames(error)
    try:
        parts = traceback.format_exception(type(error), error, error.__traceback__)
    except Exception:  # a chain of causes that is too long
        parts = [summary(error)]
    return "".join(parts).splitlines()


def _hide_own_frames(error):
    """Of the causes too; each error has frames of its own."""
    seen, waiting = set(), [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        frames = one.__traceback__
        while frames is not None and _is_machinery(frames.tb_frame.f_code.co_filename):
            frames = frames.tb_next
        one.__traceback__ = frames
        waiting += [one.__cause__, one.__context__]


def _is_machinery(file):
    if file.startswith((OWN, "<frozen importlib")):
        return True
    folder = os.path.join(os.path.dirname(os.__file__), "")
    return file.startswith(folder) and file[len(folder) :].split(os.sep)[0] in MACHINERY
