"""Reads a literal of Python from each line, and writes its value as JSON."""

import ast
import json
import sys

with open(sys.argv[1], encoding="ascii") as file:
    for line in file:
        print(json.dumps(ast.literal_eval(line)))
