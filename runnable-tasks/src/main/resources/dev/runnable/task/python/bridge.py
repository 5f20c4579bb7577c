"""Starts a worker that calls Python functions for the host: bridge.py SOCKET; or for one call,
whose request and answer are files: bridge.py --once FOLDER.

This file also has to compile on interpreters that are too old, to say so.
"""

import os
import sys

if sys.version_info < (3, 8):
    sys.stderr.write(
        "Python %d.%d is too old, 3.8 or newer is needed\n" % tuple(sys.version_info[:2])
    )
    sys.exit(64)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    path = [entry for entry in sys.path if entry and os.path.abspath(entry) != here]
    user_settings = sys.dont_write_bytecode, sys.pycache_prefix
    sys.dont_write_bytecode, sys.pycache_prefix = False, None  # the next worker starts faster
    sys.path[:] = [here] + path
    if sys.argv[1] == "--once":
        from _runnable_bridge.once import serve
    else:
        from _runnable_bridge.worker import serve
    sys.path[:] = path
    sys.dont_write_bytecode, sys.pycache_prefix = user_settings
    # Programs that start themselves anew (multiprocessing) import what `__main__` names, and
    # must not find this file there.
    sys.modules["__main__"] = type(sys)("__main__")
    serve(sys.argv[-1])


if __name__ == "__main__":
    main()
