"""Compiles files, each with warnings as errors, and tells their names."""

import sys
import warnings

warnings.simplefilter("error")
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        compile(file.read(), name, "exec")
    print(name)
