"""Functions that the kit's pipelines call."""
import json
import os
import sys


def typed(item):
    return "%s %s" % (type(item).__name__, json.dumps(item, ensure_ascii=False))


def add(x: int, y: int = 2):
    print("adding", x, y)
    print("to the error stream", file=sys.stderr)
    return x + y


def many(record: dict):
    return record["a"], [record["b"], None], {"deep": {"ü": 1.5}}


def fail():
    raise KeyError("no such column: größe")


def product(*values):
    result = 1
    for value in values:
        result *= value
    return result


class Model:
    def __init__(self, name):
        self.name = name


def make_model(name):
    return Model(name)


def use_model(model):
    return "%s is a %s" % (model.name, type(model).__name__)


def tell_secret():
    secret = os.environ["KIT_SECRET"]
    print("python has", secret)
    return len(secret)


def everything(**parameters):
    return parameters
