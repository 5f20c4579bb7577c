"""Executes one notebook: notebook.py FOLDER, with request.json in it, to which goes answer.json."""

import sys

from _runnable_notebook import host

if __name__ == "__main__":
    sys.exit(host.serve(sys.argv[1]))
