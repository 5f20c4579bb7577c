"""Failures that their text explains."""

import re

LINES = 20
ESCAPES = re.compile(r"\x1b(\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")


class NotebookError(Exception):
    """A mistake that its text explains wholly."""


class KernelDied(Exception):
    """The kernel is gone; `code` is what it ended with, negative for a signal, where known."""

    def __init__(self, text, code):
        super().__init__(text)
        self.code = code


def plain(text):
    """Without colours."""
    return ESCAPES.sub("", text)


def of_cell(error, where):
    """The message of a failed attempt, from the error that a cell has among its outputs."""
    head = error["ename"] + (": " + plain(error["evalue"]) if error["evalue"] else "")
    lines = traceback(error)
    while lines and (not lines[-1].strip() or head.endswith(lines[-1].strip())):
        lines.pop()  # what the head says
    return "\n".join(["%s (in %s)" % (head, where)] + lines[-LINES:])


def traceback(error):
    lines = plain("\n".join(error["traceback"])).splitlines()
    return [line.rstrip() for line in lines if line.strip("- ")]
