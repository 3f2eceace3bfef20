"""The source files of the house, as the tests of its architecture read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
RINGS = ("governance", "app")


def python_files(*folders: str) -> list[Path]:
    """The Python files of some folders, by path."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def templates() -> list[Path]:
    """The templates of pages and of mail."""
    folder = ROOT / "app" / "templates"
    return sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".txt"))


def tracked_files() -> list[Path]:
    """What the repository holds."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in found if path.is_file()]


def name_of(path: Path) -> str:
    """A file as the tests name it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The parsed source of a file."""
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner ones included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The length of a function from its docstring to its end: a long signature is not a long function."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1


def imported(path: Path) -> set[str]:
    """The modules that a file imports, those only for types included."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def method_calls(path: Path, *names: str) -> Iterator[tuple[str, str, str]]:
    """Where `something.name()` is called: the innermost function, what it is called on, the name."""
    for function in functions(path):
        inner = {node for part in ast.walk(function) if part is not function for node in _inside(part)}
        for node in ast.walk(function):
            if node in inner or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in names:
                yield function.name, ast.unparse(node.func.value), node.func.attr


def _inside(part: ast.AST) -> Iterator[ast.AST]:
    if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from ast.walk(part)
