"""One call, for a host that starts a process for each, perhaps in a container."""

import json
import os

from .worker import Worker


def serve(folder):
    """The request is removed before anything of the user's runs: it holds secrets."""
    asked, answered = (os.path.join(folder, name + ".json") for name in ("request", "answer"))
    with open(asked, encoding="utf-8") as file:
        request = json.load(file)
    os.remove(asked)
    answer = Worker().answer(request)
    unfinished = answered + ".tmp"
    with open(unfinished, "w", encoding="ascii") as file:
        json.dump(answer, file, allow_nan=False)
    os.chmod(unfinished, 0o644)  # whoever this is here, the host has to read it
    os.replace(unfinished, answered)
