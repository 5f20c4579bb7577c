"""Finds the function that a command names, and notices when its source has changed."""

import os
import sys
from importlib import import_module
from importlib.machinery import SourceFileLoader

from .errors import ImportFailed, TaskError, near

LIBRARY = os.path.dirname(os.__file__) + os.sep
INSTALLED = (os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep)


class Sources:
    """The user's source files as they were when they were loaded.

    Reloading a module in place leaves classes and functions of its first life behind in every
    module that imported them. So a change makes the worker stale, and a new process takes over.
    """

    def __init__(self):
        self._loaded = {}
        loaded, own = self._loaded, os.path.dirname(__file__)
        original = SourceFileLoader.path_stats

        def path_stats(loader, path):  # asked right before the file is read
            if _is_users(path) and os.path.dirname(path) != own:
                loaded[path] = _fingerprint(path)
            return original(loader, path)

        SourceFileLoader.path_stats = path_stats

    def changed(self):
        for path, before in self._loaded.items():
            if _fingerprint(path) != before:
                return path
        return None


def _is_users(path):
    installed = path.startswith(LIBRARY) or any(part in path for part in INSTALLED)
    return not installed


def _fingerprint(path):
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def load(command):
    """The callable behind `package.module.function` or `package.module.Class.method`."""
    parts = command.split(".")
    if len(parts) < 2 or not all(parts):
        raise TaskError(
            "The command should be a function to call, like 'module.function', but is %r" % command
        )
    missing = None
    for cut in range(len(parts) - 1, 0, -1):
        name = ".".join(parts[:cut])
        try:
            module = import_module(name)
        except BaseException as error:
            if not _is_missing(error, name):
                raise ImportFailed(name, error) from error
            missing = missing or name
        else:
            return _attribute(module, parts[cut:], command)
    raise TaskError(_not_found(missing))


def _is_missing(error, name):
    """Whether it is the module itself that is not there, not one that it imports."""
    culprit = getattr(error, "name", None)
    missing = isinstance(error, ModuleNotFoundError) and culprit
    return bool(missing) and (name + ".").startswith(culprit + ".")


def _not_found(name):
    top = name.partition(".")[0]
    folders = [one for one in sys.path if os.path.isdir(one) and _is_users(os.path.join(one, ""))]
    modules = [module for folder in folders for module in _modules_in(folder)]
    return "No module named %r. Searched: %s, and the packages of %s.%s" % (
        top,
        ", ".join(folders) or "no folder",
        sys.executable,
        near(top, modules),
    )


def _modules_in(folder):
    try:
        with os.scandir(folder) as entries:
            return [
                entry.name[: -len(".py")] if entry.name.endswith(".py") else entry.name
                for entry in entries
                if entry.name.endswith(".py") or entry.is_dir() and entry.name.isidentifier()
            ]
    except OSError:
        return []


def _attribute(module, names, command):
    found, owner = module, None
    for name in names:
        owner = found
        try:
            found = getattr(owner, name)
        except AttributeError:
            raise TaskError(_no_attribute(owner, name)) from None
    if isinstance(owner, type) and _is_instance_method(owner, names[-1]):
        found = getattr(owner(), names[-1])
    if not callable(found):
        raise TaskError("%r is not a function, but %s" % (command, _a(type(found).__name__)))
    return found


def _is_instance_method(owner, name):
    for base in owner.__mro__:
        if name in vars(base):
            return type(vars(base)[name]) is type(load)
    return False


def _no_attribute(owner, name):
    if isinstance(owner, type):
        names = [key for key in dir(owner) if not key.startswith("_")]
        return "Class %r has no method %r.%s" % (owner.__qualname__, name, near(name, names))
    file = getattr(owner, "__file__", None)
    names = [key for key, value in vars(owner).items() if callable(value) and key[0] != "_"]
    what = "neither a function nor a module" if hasattr(owner, "__path__") else "no function"
    for folder in getattr(owner, "__path__", ()):
        names += _modules_in(folder)
    return "Module %r (%s) has %s %r.%s%s" % (
        owner.__name__,
        file or "no source file",
        what,
        name,
        near(name, names),
        _hidden(owner, file),
    )


def _hidden(module, file):
    """A user's module may have the name of one of Python's own that is loaded already."""
    own = os.path.join(os.getcwd(), module.__name__ + ".py")
    if os.path.isfile(own) and not (file and os.path.samefile(own, file)):
        return " %s is hidden by it: rename your module." % own
    return ""


def _a(name):
    return ("an " if name[:1] in "aeiou" else "a ") + name
