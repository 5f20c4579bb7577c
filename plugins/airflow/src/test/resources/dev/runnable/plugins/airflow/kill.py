"""Stops processes of a DAG file's tasks, and writes their exit codes: of one that ends in order, of
one that does not. The processes themselves tell when they are ready for it."""

import json
import os
import runpy
import signal
import sys


class Stop(BaseException):
    pass


def stop(*_):
    if task.process is None:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
    else:
        raise Stop


signal.signal(signal.SIGALRM, stop)
names = runpy.run_path(sys.argv[1])
told = names["Runnable"].run.__globals__
told["WORKING_DIRECTORY"] = "/"
codes = []
for grace, trap in ((600, "'exit 3'"), (0.1, "''")):
    told["KILL_GRACE"] = grace
    task = names["Runnable"](task_id="x", does="step")
    script = f"trap {trap} TERM; kill -ALRM $PPID; sleep 600 & wait; wait"
    try:
        task.run(["sh", "-c", script], dict(os.environ))
    except Stop:
        codes.append(task.process.wait())
print("CODES " + json.dumps(codes))
