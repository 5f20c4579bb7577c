"""Tells on the standard output, as JSON, what this interpreter lacks for notebooks.

The arguments name kernels; an empty one is the interpreter's own. Nothing is imported but to look for those: it would take a second.
"""

import json
import sys
from importlib.util import find_spec


def language(name):
    """Of a kernel that is installed, else None."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        return KernelSpecManager().get_kernel_spec(name).language
    except NoSuchKernel:
        return None


def main(kernels):
    needed = ["nbclient", "nbformat"] + (["ipykernel"] if "" in kernels else [])
    missing = [name for name in needed if find_spec(name) is None]
    languages = {} if missing else {name: language(name) for name in kernels if name}
    print()  # whatever the interpreter's own start has printed
    print(json.dumps({"missing": missing, "kernels": languages}))


main(sys.argv[1:])
