"""Classes with named parts: enums, dataclasses, named tuples, attrs, and the user's pydantic."""

import sys

from .scalars import CastError, kind, show
from .signatures import REQUIRED, VAR_KEYWORD, VAR_POSITIONAL, arguments


def is_enum(wanted):
    enum = sys.modules.get("enum")
    return enum is not None and issubclass(wanted, enum.Enum)


def to_enum(wanted, value):
    """By value, then by name, then by the value's text."""
    if isinstance(value, wanted):
        return value
    members = list(wanted)
    for member in members:
        if type(member.value) is type(value) and member.value == value:
            return member
    if isinstance(value, str) and value in wanted.__members__:
        return wanted[value]
    for member in members:
        if str(member.value) == str(value):
            return member
    try:
        return wanted(value)  # aliases, flags, _missing_
    except Exception:
        names = ", ".join(show(member.value) for member in members)
        raise CastError("%s is none of %s" % (show(value), names)) from None


def is_structure(wanted):
    marks = ("__dataclass_fields__", "__attrs_attrs__", "_fields")
    return any(hasattr(wanted, mark) for mark in marks)


def to_structure(wanted, value, cast):
    """Unknown keys are ignored; what is missing has to have a default."""
    fields = arguments(wanted)
    if hasattr(wanted, "_fields") and isinstance(value, (list, tuple)):
        value = _by_position(wanted, value)
    if not isinstance(value, dict):
        raise CastError("%s is %s, not an object" % (show(value), kind(value)))
    given, missing = {}, []
    for field in fields:
        if field.kind in (VAR_POSITIONAL, VAR_KEYWORD):
            continue
        if field.name in value:
            given[field.name] = _field(field, value[field.name], cast)
        elif field.default is REQUIRED:
            missing.append(field.name)
    if missing:
        wants, has = ", ".join(map(repr, missing)), ", ".join(map(repr, value)) or "none"
        raise CastError("it lacks %s; its keys are: %s" % (wants, has))
    try:
        return wanted(**given)
    except Exception as error:  # __post_init__ and the like
        raise CastError(str(error) or type(error).__name__) from None


def _by_position(wanted, values):
    if len(values) > len(wanted._fields):
        count = len(wanted._fields)
        raise CastError("it has %d elements instead of %d" % (len(values), count))
    return dict(zip(wanted._fields, values))


def _field(field, value, cast):
    if value is None and field.default is None:
        return None
    annotation = field.annotation
    if type(annotation).__name__ == "InitVar":
        annotation = annotation.type
    try:
        return cast(annotation, value, field.names)
    except CastError as error:
        raise CastError("%r: %s" % (field.name, error)) from None


def is_model(wanted):
    """A pydantic model, known by what it has: pydantic is never imported here."""
    if hasattr(wanted, "model_validate") and hasattr(wanted, "model_fields"):
        return True
    return hasattr(wanted, "parse_obj") and hasattr(wanted, "__fields__")


def to_model(wanted, value):
    validate = getattr(wanted, "model_validate", None) or wanted.parse_obj
    if isinstance(value, dict) and _forbids_extra(wanted):
        known = _known_keys(wanted)
        value = {key: one for key, one in value.items() if key in known}
    try:
        return validate(value)
    except Exception as error:
        raise CastError(str(error)) from None


def _forbids_extra(model):
    config = getattr(model, "model_config", None)
    if config is not None:
        return config.get("extra") == "forbid"
    extra = getattr(getattr(model, "__config__", None), "extra", None)
    return getattr(extra, "value", extra) == "forbid"


def _known_keys(model):
    known = set()
    fields = getattr(model, "model_fields", None) or model.__fields__
    for name, field in fields.items():
        known.update((name, getattr(field, "alias", None)))
        known.update(_choices(getattr(field, "validation_alias", None)))
    return known


def _choices(alias):
    """The first keys of pydantic's AliasChoices and AliasPath."""
    if alias is None or isinstance(alias, str):
        return [alias]
    if hasattr(alias, "choices"):
        return [key for choice in alias.choices for key in _choices(choice)]
    return alias.path[:1]
