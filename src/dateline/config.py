"""The settings: where the store is, which implementation of a stage to use, how many processes."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dateline.errors import ConfigError

FILE = "dateline.toml"
"""Read from the working folder where it is there."""
BUILT_IN = {
    "reader": {"rules": "dateline.readings.by_rules:build"},
    "assembler": {"standard": "dateline.picture.assemble:assemble"},
}
"""Implementations by kind of stage and name; others come by entry point (``dateline.reader``) or as package.module:name."""


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    store: str = "dateline.sqlite"
    reader: str = "rules"
    """Name of what reads articles: it gives ``build(gazetteer) -> Reader``."""
    assembler: str = "standard"
    """Name of what makes the picture."""
    workers: int = 1
    """Processes to extract and read with."""
    wait: float = 30.0
    """Seconds to wait while another program writes to the store."""


def load(path: Path | None = None) -> Config:
    """Read the settings from this file, or from ``dateline.toml`` here where there is one, else take the defaults."""
    if path is None:
        path = Path(FILE)
        if not path.is_file():
            return Config()
    try:
        with path.open("rb") as file:
            return msgspec.convert(tomllib.load(file), Config)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"settings {path}: {reason}; name a file that can be read with --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        known = ", ".join(Config.__struct_fields__)
        raise ConfigError(f"settings {path}: {error}; correct the file (it may hold {known})") from error


def find_stage(kind: str, name: str) -> Callable[..., Any]:
    """Give the implementation of that name: built in, from an entry point, or at ``package.module:name``."""
    address = BUILT_IN[kind].get(name, name)
    if ":" not in address:
        address = _entry_point(kind, name)
    module, _, attribute = address.partition(":")
    try:
        found = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"{kind} {name!r}: {error}; check the name, and that its package is installed") from error
    if not callable(found):
        raise ConfigError(f"{kind} {name!r}: {address} cannot be called")
    implementation: Callable[..., Any] = found
    return implementation


def stage_version(kind: str, name: str) -> str:
    """Give the version an implementation says it has, without loading it; an empty string where it says none.

    It is the ``version`` of the class that the called function is annotated to return, else the module's ``VERSION``.
    Where the module is not imported yet, it is read from its source: importing a reader may take seconds.
    """
    try:
        address = BUILT_IN[kind].get(name, name)
        module, _, attribute = (address if ":" in address else _entry_point(kind, name)).partition(":")
        if module in sys.modules:
            return _version_of(vars(sys.modules[module]), attribute)
        spec = importlib.util.find_spec(module)
    except (ConfigError, ImportError, ValueError):
        return ""
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        return ""
    return _written_version(ast.parse(Path(spec.origin).read_bytes()), attribute)


def _version_of(names: Mapping[str, Any], attribute: str) -> str:
    gives = getattr(names.get(attribute), "__annotations__", {}).get("return")
    made = names.get(gives) if isinstance(gives, str) else gives
    return str(getattr(made, "version", names.get("VERSION", "")))


def _written_version(module: ast.Module, attribute: str) -> str:
    classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name == attribute and node.returns is not None:
            made = classes.get(ast.unparse(node.returns).strip("'\""))
            if made is not None and (version := _constant(made.body, "version")) is not None:
                return version
    return _constant(module.body, "VERSION") or ""


def _constant(body: Sequence[ast.stmt], name: str) -> str | None:
    """Give what a name is set to in a module or class, where that is a plain value."""
    for node in body:
        if isinstance(node, ast.Assign):
            targets: Sequence[ast.expr] = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = (node.target,)
        else:
            continue
        if any(isinstance(t, ast.Name) and t.id == name for t in targets) and isinstance(node.value, ast.Constant):
            return str(node.value.value)
    return None


def _entry_point(kind: str, name: str) -> str:
    offered = {point.name: point.value for point in entry_points(group=f"dateline.{kind}")}
    if name not in offered:
        known = ", ".join(sorted({*BUILT_IN[kind], *offered}))
        raise ConfigError(f"there is no {kind} {name!r}; there are {known}, or give one as package.module:name")
    return offered[name]
