"""What cells print, as they print it."""

import sys


class Console:
    def __init__(self):
        self._open = set()

    def show(self, name, text):
        """Nothing of a line is held back: the host makes lines of it."""
        if not text:
            return
        stream = sys.stderr if name == "stderr" else sys.stdout
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
        if text.endswith(("\n", "\r")):
            self._open.discard(name)
        else:
            self._open.add(name)

    def end_cell(self):
        """A line does not go on in the next cell."""
        for name in list(self._open):
            self.show(name, "\n")
