"""The notebook itself: read, given its parameters, written."""

import json
import keyword
import os
import sys
import uuid

from .failures import NotebookError

PARAMETERS = "parameters"
INJECTED = "injected-parameters"
DEEPEST = 50  # what is nested deeper, Python's parser may refuse


def read(path):
    import nbformat

    try:
        with open(path, encoding="utf-8") as file:
            notebook = nbformat.read(file, as_version=4)
    except FileNotFoundError:
        raise NotebookError("there is no notebook %r in %s" % (path, os.getcwd())) from None
    except OSError as error:
        raise NotebookError("%s cannot be read: %s" % (path, error.strerror)) from None
    except Exception as error:  # nbformat has many
        what = (str(error) or type(error).__name__).splitlines()[0][:200]
        raise NotebookError("%s is not a Jupyter notebook: %s" % (path, what)) from None
    _refuse_other_languages(notebook, path)
    return notebook


def _refuse_other_languages(notebook, path):
    metadata = notebook.metadata
    language = metadata.get("kernelspec", {}).get("language")
    language = language or metadata.get("language_info", {}).get("name") or "python"
    if not is_python(language):
        raise NotebookError(
            "%s is written in %s; only Python notebooks can be executed, others cannot be given"
            " parameters" % (path, language)
        )


def is_python(language):
    return language.lower().startswith(("python", "ipython"))


def inject(notebook, parameters, objects):
    """Puts a cell with the parameters after the first one that is tagged so, else at the top. One
    from an earlier execution is replaced."""
    given = {name: literal(value) for name, value in parameters.items()}
    given.update((name, _loading(stored)) for name, stored in objects.items())
    passed = {name: code for name, code in given.items() if _is_name(name)}
    for name in sorted(set(given).difference(passed)):
        text = "runnable: parameter %r is not passed: it is no name in Python\n"
        sys.stderr.write(text % name)
    notebook.cells = [cell for cell in notebook.cells if INJECTED not in tags(cell)]
    if passed:
        notebook.cells.insert(_place(notebook), _cell(notebook, passed))


def _is_name(name):
    return name.isidentifier() and not keyword.iskeyword(name)


def tags(cell):
    return cell.metadata.get("tags", [])


def _place(notebook):
    for index, cell in enumerate(notebook.cells):
        if PARAMETERS in tags(cell):
            return index + 1
    return 0


def _cell(notebook, parameters):
    from nbformat import v4

    lines = ["%s = %s" % one for one in parameters.items()]
    source = "\n".join(["# Parameters"] + lines)
    cell = v4.new_code_cell(source=source, metadata={"tags": [INJECTED]})
    cell.pop("id", None)
    if notebook.nbformat_minor >= 5:
        cell["id"] = uuid.uuid4().hex[:8]
    return cell


def _loading(stored):
    """Python that loads objects."""
    if isinstance(stored, list):
        return "[%s]" % ", ".join(map(_loading, stored))
    if "path" not in stored:
        return literal(stored["value"])
    from _runnable_bridge.objects import reader

    return "__import__(%r).load(open(%r, 'rb'))" % (reader(stored["path"]), stored["path"])


def literal(value):
    """Python that gives this JSON value."""
    if _depth(value) > DEEPEST:
        return "__import__('json').loads(%r)" % json.dumps(value)
    return _literal(value)


def _depth(value):
    """Without recursion; stops where it is known to be too much."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        dicts = [one.values() for one in level if isinstance(one, dict)]
        lists = [one for one in level if isinstance(one, list)]
        level = [inner for one in dicts + lists for inner in one]
    return depth


def _literal(value):
    if isinstance(value, dict):
        parts = ("%r: %s" % (key, _literal(one)) for key, one in value.items())
        return "{%s}" % ", ".join(parts)
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(_literal, value))
    if isinstance(value, float) and (value != value or value in (float("inf"), -float("inf"))):
        return "float(%r)" % str(value)
    return repr(value)


def write(notebook, path, mask):
    """Atomically, and never over the source."""
    import nbformat

    mask.apply(notebook)
    folder, name = os.path.split(path)
    unfinished = os.path.join(folder, ".%s.%d" % (name[:100], os.getpid()))
    try:
        os.makedirs(folder or ".", exist_ok=True)
        with open(unfinished, "w", encoding="utf-8", errors="backslashreplace") as file:
            nbformat.write(notebook, file)
        os.replace(unfinished, path)
    except OSError as error:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        text = "the output notebook %s cannot be written: %s"
        raise NotebookError(text % (path, error.strerror)) from None
