"""Imports run one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in ROOT.rglob("dateline/**/*.py")
}
STAGES = {"articles", "readings", "picture"}
BELOW: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "rules": {"errors", "model"},
    "kinds": {"errors", "model", "rules"},
    "shared_sentences": {"errors", "model"},
    "origins": {"errors", "model", "rules", "shared_sentences"},
    "holdings": {"errors", "model"},
    "gazetteer": {"errors", "model", "rules"},
    "articles": {"errors", "model", "rules", "kinds", "gazetteer"},
    "readings": {"errors", "model", "rules", "kinds", "gazetteer"},
    "picture": {"errors", "model", "rules", "kinds", "origins", "holdings", "gazetteer"},
    "spans": {"errors", "model"},
    "engine": {"errors", "model"},
    "store": {"errors", "model"},
    "outputs": {"errors", "model", "rules", "kinds", "origins", "holdings", "store"},
    "web": {"errors", "model", "store", "outputs"},
    "config": {"errors", "model"},
    "pipeline": {"errors", "model", "rules", "gazetteer", "spans", "engine", "store", "config", *STAGES},
    "commands": {"errors", "model", "holdings", "store", "outputs", "web", "config", "pipeline"},
    "__main__": {"cli"},
    "cli": {"errors", "commands", "pipeline", "outputs", "web", "config"},
}
"""What each part may import besides itself, the package's version and other people's packages."""
ROAD = (
    {"judged", "identity", "titles", "changes"},
    {"copies"},
    {"dates", "links", "stories"},
    {"ground"},
    {"events"},
    {"findings"},
    {"holdings"},
    {"assemble"},
)
"""The stages of the picture in their order; dates, links and stories sharpen each other in rounds."""
HEAVY = ("spacy", "thinc", "numpy", "trafilatura", "py3langid", "rapidfuzz")


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(path: Path) -> set[str]:
    """Give the modules of ours that a file imports, wherever in it; names are followed to the module that has them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            found |= {
                full if (full := f"{node.module}.{alias.name}") in MODULES else str(node.module) for alias in node.names
            }
    return {name for name in found if name.split(".")[0] == "dateline"}


IMPORTS = {module: imports_of(path) for module, path in MODULES.items()}


def test_the_modules_were_found():
    assert {"dateline.cli", "dateline.store.writer", "dateline.model.article"} <= set(MODULES)
    assert "dateline.store.view" in IMPORTS["dateline.store.writer"]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_what_lies_below_it(module):
    part = part_of(module)
    if not part:
        assert IMPORTS[module] == set()
        return
    assert part in BELOW, f"say in this test what {part} may import"
    assert {part_of(each) for each in IMPORTS[module]} - {part, ""} <= BELOW[part]


def step_of(module: str) -> int:
    return next(number for number, stages in enumerate(ROAD) if module.split(".")[2] in stages)


@pytest.mark.parametrize("module", sorted(module for module in MODULES if module.startswith("dateline.picture.")))
def test_a_stage_of_the_picture_imports_none_that_comes_after_it(module):
    below = {each for each in IMPORTS[module] if each.startswith("dateline.picture.")}
    assert not {each for each in below if step_of(each) > step_of(module)}


@pytest.mark.parametrize("module", sorted(module for module in MODULES if part_of(module) in {"outputs", "web"}))
def test_outputs_see_of_the_store_only_its_view(module):
    assert {each for each in IMPORTS[module] if part_of(each) == "store"} <= {"dateline.store.view"}


@pytest.mark.parametrize(
    "module", sorted(module for module in MODULES if part_of(module) in {*STAGES, "rules", "kinds", "model", "spans"})
)
def test_no_stage_reads_store_clock_network_or_environment(module):
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not names & {"sqlite3", "socket", "urllib3", "requests", "httpx", "time", "random"}
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & {"datetime.now", "date.today", "datetime.today", "datetime.utcnow", "os.getenv", "time.time"}
    assert "os.environ" not in {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_sql_stands_only_in_the_store_and_the_gazetteer():
    users = {part_of(module) for module, path in MODULES.items() if "import sqlite3" in path.read_text("utf-8")}
    assert users <= {"store", "gazetteer"}


def test_there_is_no_ring():
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for each in sorted(IMPORTS.get(module, ())):
                visit(each, (*trail, module))
            done.add(module)

    for module in sorted(MODULES):
        visit(module, ())


@pytest.mark.parametrize("module", ["dateline.cli", "dateline.outputs.brief", "dateline.store.view"])
def test_what_only_shows_loads_nothing_heavy(module):
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}, check=True
    )
    assert run.stdout.strip() == "[]"
