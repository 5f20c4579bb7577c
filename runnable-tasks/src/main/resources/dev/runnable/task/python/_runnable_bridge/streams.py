"""The standard streams: given back whole after a call, whatever the user's code did to them."""

import io
import os
import sys
from importlib.machinery import ExtensionFileLoader

DESCRIPTORS_LOST = 71  # an exit code that the host knows
NAMES = ("stdin", "stdout", "stderr")


class Streams:
    def __init__(self):
        self._saved = [os.dup(fd) for fd in range(3)]
        self._texts = [getattr(sys, name) for name in NAMES]
        self._extensions = _extensions()
        self._modules = len(sys.modules)
        self._flush_c = None
        self._configure()

    def copy_of_stderr(self):
        return self._saved[2]

    def settle(self, marker):
        """Brings out all output of a call, and behind it a line by which the host knows the end."""
        try:
            self.flush()
            self._restore_descriptors()
            self._restore_texts()
            self.flush()
            for fd in (1, 2):
                _write(fd, marker)
        except OSError:  # the copies are closed too: os.closerange and the like
            os._exit(DESCRIPTORS_LOST)

    def flush(self):
        """Python's own buffers, the user's replacements and C's."""
        for stream in (sys.stdout, sys.stderr, self._texts[1], self._texts[2]):
            try:
                stream.flush()
            except Exception:  # closed, not a stream at all, or its descriptor is
                pass
        if self._c_may_have_written():
            self._flush_c(None)

    def _c_may_have_written(self):
        """Loads ctypes when the user's code brought C code along, and not before."""
        if self._flush_c is None and self._brought_c():
            try:
                import ctypes

                self._flush_c = ctypes.CDLL(None).fflush
            except Exception:  # an interpreter built without it
                self._flush_c = lambda _: None
        return self._flush_c is not None

    def _brought_c(self):
        if self._modules == len(sys.modules):
            return False
        self._modules = len(sys.modules)
        return "ctypes" in sys.modules or self._extensions != _extensions()

    def _restore_descriptors(self):
        for fd, saved in enumerate(self._saved):
            os.dup2(saved, fd)
            if not os.get_blocking(fd):
                os.set_blocking(fd, True)

    def _restore_texts(self):
        for fd, name in enumerate(NAMES):
            if not _is_open(self._texts[fd]):
                mode = "w" if fd else "r"
                self._texts[fd] = io.open(fd, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, self._texts[fd])
            setattr(sys, "__" + name + "__", self._texts[fd])
        self._configure()

    def _configure(self):
        """Lines have to come out when they are printed, and whole: with PYTHONUNBUFFERED each
        piece would be written by itself. Printing must not fail a task."""
        for text in self._texts[1:]:
            text.reconfigure(
                encoding="utf-8",
                errors="backslashreplace",
                line_buffering=True,
                write_through=False,
            )


def _is_open(text):
    try:
        return not text.closed
    except (AttributeError, ValueError):  # None, or its buffer was detached
        return False


def _extensions():
    """How many modules of C code are there that did not come with Python."""
    own = os.path.dirname(os.__file__)
    count = 0
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if isinstance(getattr(spec, "loader", None), ExtensionFileLoader):
            count += not str(spec.origin).startswith(own) or "-packages" in spec.origin
    return count


def _write(fd, data):
    while data:
        data = data[os.write(fd, data) :]
