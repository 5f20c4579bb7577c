"""Objects: those that other steps have stored, and those that this one stores.

A file is a pickle and, behind its end, where no reader of pickles looks, a line about its writer.
"""

import sys
from importlib import import_module

from .errors import TaskError, summary

MARK = b"\n# runnable: "
OTHERS = ("cloudpickle", "dill")


def load(name, stored):
    """The value of a parameter: an object, or a list of what a map has left."""
    if isinstance(stored, list):
        return [load(name, one) for one in stored]
    return _unpickled(name, stored["path"]) if "path" in stored else stored["value"]


def store(name, value, path):
    import pickle  # few tasks need it

    try:
        _write(_Plain(pickle), "pickle", value, path)
    except OSError as error:
        raise TaskError("Return %r cannot be written: %s" % (name, summary(error))) from None
    except Exception as error:
        reasons = ["%s: %s" % ("pickle", summary(error))]
        if not any(_stored_by(other, value, path, reasons) for other in OTHERS):
            raise TaskError(_unfit(name, value, reasons)) from None


class _Plain:
    """Pickle, which refers to classes and functions by name: those of `__main__`, a notebook's,
    are found by nobody else."""

    def __init__(self, pickle):
        self._pickle = pickle

    def dump(self, value, file, protocol):
        if not any(map(_is_homemade, vars(sys.modules["__main__"]).values())):
            return self._pickle.dump(value, file, protocol=protocol)

        class Pickler(self._pickle.Pickler):
            def reducer_override(self, part):
                if _is_homemade(part):
                    raise TypeError(
                        "%s is defined in the notebook itself, where other steps cannot find it"
                        % part.__qualname__
                    )
                return NotImplemented

        return Pickler(file, protocol).dump(value)


def _is_homemade(part):
    kind = type(part)
    return (isinstance(part, type) or kind is type(load)) and part.__module__ == "__main__"


def _stored_by(other, value, path, reasons):
    """Whether a library of the user's can do it."""
    try:
        library = import_module(other)
        _write(library, other, value, path)
    except ImportError:
        return False
    except Exception as error:
        reasons.append("%s: %s" % (other, summary(error)))
        return False
    return True


def _write(library, name, value, path):
    version = "%d.%d.%d" % sys.version_info[:3]
    with open(path, "wb") as file:
        library.dump(value, file, protocol=5)
        file.write(MARK + ("Python %s, %s\n" % (version, name)).encode("ascii"))


def _unfit(name, value, reasons):
    text = "Return %r of type %s cannot be stored: %s. " % (
        name,
        type(value).__qualname__,
        "; ".join(reasons),
    )
    if len(reasons) > 1:
        return text + "Return its data instead"
    return text + "Return its data instead, or install 'cloudpickle' for " + sys.executable


def _unpickled(name, path):
    writer = _writer(path)
    try:
        library = import_module(reader(path))
        with open(path, "rb") as file:
            return library.load(file)
    except Exception as error:
        raise TaskError(
            "Parameter %r could not be loaded: %s. It was written by %s; this is Python"
            " %d.%d.%d, %s"
            % ((name, summary(error), writer) + tuple(sys.version_info[:3]) + (sys.executable,))
        ) from None


def reader(path):
    """The module that can read it."""
    return "dill" if _writer(path).endswith(", dill") else "pickle"


def _writer(path):
    try:
        with open(path, "rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - 100))
            found = file.read().rpartition(MARK)[2]
    except OSError:
        return "an unknown writer"
    text = found.decode("ascii", "replace").strip()
    return text if text.startswith("Python ") else "an unknown writer"
