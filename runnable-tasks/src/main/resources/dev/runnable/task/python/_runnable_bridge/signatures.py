"""What a function asks for, and the types behind annotations that are text."""

import sys
from collections import namedtuple

FUNCTION = type(lambda: None)
POSITIONAL_ONLY, POSITIONAL, VAR_POSITIONAL, KEYWORD, VAR_KEYWORD = range(5)
REQUIRED = object()
UNKNOWN = object()

Argument = namedtuple("Argument", "name kind default annotation names")


def arguments(function):
    """The arguments in order. A plain function does without `inspect`, which is slow to import."""
    if type(function) is FUNCTION and not hasattr(function, "__wrapped__"):
        if not hasattr(function, "__signature__"):
            return _plain(function)
    import inspect

    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # a builtin that tells nothing
        return []
    empty = inspect.Parameter.empty
    return [
        Argument(
            one.name,
            int(one.kind),
            REQUIRED if one.default is empty else one.default,
            UNKNOWN if one.annotation is empty else one.annotation,
            _names(function, one.name),
        )
        for one in found
    ]


def _plain(function):
    code = function.__code__
    names = list(code.co_varnames)
    count, only, keywords = code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    kinds = [POSITIONAL_ONLY] * only + [POSITIONAL] * (count - only) + [KEYWORD] * keywords
    defaults = dict(function.__kwdefaults__ or {})
    values = function.__defaults__ or ()
    defaults.update(zip(names[count - len(values) : count], values))
    end = count + keywords
    for flag, kind in ((0x04, VAR_POSITIONAL), (0x08, VAR_KEYWORD)):
        if code.co_flags & flag:
            kinds.append(kind)
    annotations = function.__annotations__
    return [
        Argument(
            name,
            kind,
            defaults.get(name, REQUIRED),
            annotations.get(name, UNKNOWN),
            function.__globals__,
        )
        for name, kind in zip(names[:end] + names[end : len(kinds)], kinds)
    ]


def _names(function, argument):
    """The global names that an annotation in text refers to."""
    if isinstance(function, type):
        for base in function.__mro__:
            if argument in vars(base).get("__annotations__", ()):
                return vars(sys.modules.get(base.__module__, sys))
        return getattr(function.__init__, "__globals__", {})
    for step in ("func", "__wrapped__", "__func__"):
        inner = getattr(function, step, None)
        if callable(inner):
            return _names(inner, argument)
    found = getattr(function, "__globals__", None)
    if found is None:
        found = getattr(type(function).__call__, "__globals__", {})
    return found


def resolve(annotation, names):
    """The annotation itself where it is text; UNKNOWN when it means nothing at run time."""
    text = getattr(annotation, "__forward_arg__", annotation)
    if not isinstance(text, str):
        return annotation
    try:
        return eval(text, names)
    except TypeError:
        return _in_old_words(text, names)
    except Exception:  # for type checkers only, or plain prose
        return UNKNOWN


def _in_old_words(text, names):
    """`int | None` and `list[int]` for the interpreters that came before them."""
    import ast
    import typing

    class Old(ast.NodeTransformer):
        def visit_BinOp(self, node):
            self.generic_visit(node)
            sides = ast.Tuple([node.left, node.right], ast.Load())
            if sys.version_info < (3, 9):
                sides = ast.Index(sides)
            union = ast.Name("__Union__", ast.Load())
            return ast.Subscript(union, sides, ast.Load())

        def visit_Subscript(self, node):
            self.generic_visit(node)
            old = {"list": "List", "dict": "Dict", "set": "Set", "tuple": "Tuple", "type": "Type"}
            old["frozenset"] = "FrozenSet"
            if isinstance(node.value, ast.Name) and node.value.id in old:
                node.value = ast.Name("__" + old[node.value.id] + "__", ast.Load())
            return node

    try:
        tree = ast.fix_missing_locations(Old().visit(ast.parse(text.strip(), mode="eval")))
        words = {"__%s__" % n: getattr(typing, n) for n in typing.__all__}
        return eval(compile(tree, "<annotation>", "eval"), dict(names, **words))
    except Exception:
        return UNKNOWN
