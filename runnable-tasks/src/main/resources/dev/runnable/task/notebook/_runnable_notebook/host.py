"""Takes the request and gives the answer."""

import json
import os

from . import cells
from .console import Console
from .failures import KernelDied, NotebookError
from .mask import Mask


def serve(folder):
    with open(os.path.join(folder, "request.json"), encoding="utf-8") as file:
        request = json.load(file)
    answer = _answer(request, folder)
    path = os.path.join(folder, "answer.json")
    with open(path + ".new", "w", encoding="ascii") as file:
        json.dump(answer, file, allow_nan=False)
    os.replace(path + ".new", path)
    return 0


def _answer(request, folder):
    try:
        return {"values": _execute(request, folder)}
    except KernelDied as died:
        code = died.code
        told = None if code is None else 128 - code if code < 0 else code
        return {"failure": str(died), "kernel": told}
    except NotebookError as error:
        return {"failure": str(error)}
    except ImportError as error:
        return {"failure": "Jupyter cannot be imported: %s" % error}


def _execute(request, folder):
    notebook = cells.read(request["notebook"])
    from .session import Session  # takes its time

    cells.inject(notebook, request["parameters"], request["objects"])
    mask = Mask([os.environ[name] for name in request["secrets"] if name in os.environ])

    def save():
        cells.write(notebook, request["output"], mask)

    return Session(notebook, request, folder, Console(), save).run()
