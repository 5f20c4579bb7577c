"""Runs in the kernel, after the last cell: the declared returns as JSON, from its namespace.

Gets FOLDER, where the bridge lies too; RETURNS, what is declared; ANSWER, the file to write.
"""

import json
import os
import sys

sys.path.insert(0, FOLDER)  # noqa: F821

from _runnable_bridge.errors import TaskError, near, summary  # noqa: E402
from _runnable_bridge.results import returned  # noqa: E402


def _values(namespace, declared):
    names = [one["name"] for one in declared]
    missing = [name for name in names if name not in namespace]
    if missing:
        own = [name for name in namespace if not name.startswith("_")]
        raise TaskError(
            "the notebook has set no variable %s, which its returns name.%s"
            % (", ".join(map(repr, missing)), near(missing[0], own))
        )
    return {one["name"]: returned(one, namespace[one["name"]]) for one in declared}


def _answer(namespace, declared):
    try:
        return {"values": _values(namespace, declared)}
    except TaskError as error:
        return {"failure": str(error)}
    except Exception as error:  # of the user's classes
        return {"failure": "the returns cannot be read: " + summary(error)}


def _write(answer, path):
    with open(path + ".new", "w", encoding="ascii") as file:
        json.dump(answer, file, allow_nan=False)
    os.replace(path + ".new", path)


_write(_answer(get_ipython().user_ns, RETURNS), ANSWER)  # noqa: F821
