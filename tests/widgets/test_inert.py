"""A lint: other people's text reaches a widget through `plain`, `plain_text` or `visible` only (P10).

What a widget is given must be a literal of ours, a constant in capitals, or come from one of these functions. A Content
or a Text made with one of them is safe wherever it goes, so making one from anything else is what is forbidden, and a
name or a function annotated as Content, Text or Option is believed.

The way out, for what this cannot see: a comment `# inert: ` and the reason, in the line that is complained about.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import noblame
import noblame.screens

HOME = Path(noblame.__path__[0])
FILES = [
    *sorted((HOME / "widgets").glob("*.py")),
    *sorted(Path(noblame.screens.__path__[0]).glob("*.py")),
    HOME / "app.py",
]
WAY_OUT = "# inert: "

MAKERS = {"plain", "plain_text", "lights_text"}
"""Functions that return what is safe in any widget."""
TYPES = {"Content", "Text", "Option", "Strip"}
"""Types whose values were checked where they were made."""
READ_AS_MARKUP = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Tab", "TabPane", "Collapsible", "Link", "Toast",
}  # fmt: skip
"""Widgets and the like that read markup out of a bare `str`."""
METHODS = {"update", "add_row", "add_column", "add_columns", "add_option", "add_options", "update_cell", "set_options"}
"""Methods that read markup out of a bare `str`."""
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label"}
"""Attributes that do."""
TEXT_ARGUMENTS = {"label", "content", "title", "prompt", "tooltip", "renderable", "message", "text"}
"""Keyword arguments that hold text."""
TAKES_TEXT = {"join", "append", "append_text", "format", "replace"}
"""Methods of a text that put another one into it; what the others return is as safe as the text."""
TAKEN_LITERALLY = {"Content", "Text", "Content.styled", "Content.assemble", "Text.assemble"}
"""What shows a `str` as it is: brackets are safe there, control characters are not."""


def name_of(node: ast.expr) -> str:
    """Return `a`, `a.b` or the last part of something longer."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else node.attr
    return ""


Returns = dict[str, ast.expr | None]
"""What each function is annotated to return; None where two of one name disagree."""


class Scope:
    """The names of one function: what they were given, and what they are annotated as."""

    def __init__(self, function: ast.AST, returns: Returns) -> None:
        self.returns = returns
        self.given: dict[str, list[ast.expr]] = {}
        self.typed: set[str] = set()
        self.asking: set[str] = set()
        for node in ast.walk(function):
            self._take(node)

    def _take(self, node: ast.AST) -> None:
        if isinstance(node, ast.arg) and node.annotation and trusted(node.annotation):
            self.typed.add(node.arg)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self._give(target, node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if trusted(node.annotation):
                self.typed.add(node.target.id)
            elif node.value is not None:
                self._give(node.target, node.value)
        elif isinstance(node, ast.For | ast.comprehension):
            self._loop(node.target, node.iter)

    def _loop(self, target: ast.expr, over: ast.expr) -> None:
        """Take what a loop gives to its target: by annotation, field by field, if it goes over our function."""
        annotation = self.returns.get(name_of(over.func).rpartition(".")[2]) if isinstance(over, ast.Call) else None
        each = annotation.slice if isinstance(annotation, ast.Subscript) else None
        fields = each.slice.elts if isinstance(each, ast.Subscript) and isinstance(each.slice, ast.Tuple) else []
        if isinstance(target, ast.Tuple) and len(fields) == len(target.elts):
            names = zip(target.elts, fields, strict=True)
            self.typed.update(name.id for name, field in names if isinstance(name, ast.Name) and trusted(field))
        elif each is not None and isinstance(target, ast.Name) and trusted(each):
            self.typed.add(target.id)
        else:
            self._give(target, over)

    def _give(self, target: ast.AST, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, its in zip(target.elts, value.elts, strict=True):
                self._give(one, its)
        else:
            for part in ast.walk(target):
                if isinstance(part, ast.Name):
                    self.given.setdefault(part.id, []).append(value)

    def safe(self, node: ast.expr, *, literally: bool = False) -> bool:
        """Say whether `node` may be shown; `literally` where brackets are no markup."""
        parts = parts_of(node)
        if parts is not None:
            return all(self.safe(part, literally=literally) for part in parts)
        if isinstance(node, ast.Name):
            return self._known(node.id, literally=literally)
        if isinstance(node, ast.Call):
            return self._made(node, literally=literally)
        return self._ours(node) or (isinstance(node, ast.Subscript) and self.safe(node.value, literally=literally))

    def _ours(self, node: ast.expr) -> bool:
        """Say whether `node` is a part of a constant of ours, also through a loop over one."""
        while isinstance(node, ast.Subscript | ast.Attribute):
            if isinstance(node, ast.Attribute) and node.attr.isupper():
                return True
            node = node.value
        if not isinstance(node, ast.Name) or node.id in self.asking:
            return False
        if node.id.isupper():
            return True
        self.asking.add(node.id)
        ours = bool(self.given.get(node.id)) and all(self._ours_or_enumerated(value) for value in self.given[node.id])
        self.asking.discard(node.id)
        return ours

    def _ours_or_enumerated(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call) and name_of(node.func) in {"enumerate", "zip", "reversed", "sorted"}:
            return all(self._ours(argument) for argument in node.args)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"items", "values"}
        ):
            return self._ours(node.func.value)
        return self._ours(node)

    def _known(self, name: str, *, literally: bool) -> bool:
        if name.isupper() or name in self.typed:
            return True
        if name in self.asking:
            return True  # it depends on itself, and on what else it was given
        values = self.given.get(name, [])
        self.asking.add(name)
        good = bool(values) and all(self.safe(value, literally=literally) or self._ours(value) for value in values)
        self.asking.discard(name)
        return good or self._ours(ast.Name(name))

    def _made(self, call: ast.Call, *, literally: bool) -> bool:
        name = name_of(call.func)
        last = name.rpartition(".")[2]
        if last in MAKERS or name.partition(".")[0] in TYPES or self._believed(last):
            return True
        if last == "visible":
            return literally
        if last == "map" and call.args:
            made_by = name_of(call.args[0]).rpartition(".")[2]
            return made_by in MAKERS or made_by in TYPES or self._believed(made_by)
        if not isinstance(call.func, ast.Attribute) or not self.safe(call.func.value, literally=literally):
            return False
        return last not in TAKES_TEXT or all(self.safe(text, literally=literally) for text in call.args)

    def _believed(self, function: str) -> bool:
        annotation = self.returns.get(function)
        return annotation is not None and trusted(annotation)


def parts_of(node: ast.expr) -> list[ast.expr] | None:
    """Return the parts that must be safe for `node` to be; None where it has no parts of that sort."""
    match node:
        case ast.Constant():
            return []
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.BinOp(op=ast.Add() | ast.Mult()):
            return [node.left, *([node.right] if isinstance(node.op, ast.Add) else [])]
    for field in ("values", "elts", "elt"):  # `or`, a list, a comprehension
        if not isinstance(node, ast.Dict) and (inside := getattr(node, field, None)) is not None:
            return inside if isinstance(inside, list) else [inside]
    return [node.value] if isinstance(node, ast.Starred) else None


def trusted(annotation: ast.expr) -> bool:
    """Say whether an annotation names nothing but types that were checked where they were made, maybe in a list."""
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    return bool(names & TYPES) and names <= TYPES | {"list", "tuple", "Iterator", "Iterable", "Sequence"}


def handed_over(call: ast.Call) -> Iterator[tuple[ast.expr, bool]]:
    """Yield each text a call hands to a widget, and whether it is taken literally."""
    name = name_of(call.func)
    last = name.rpartition(".")[2]
    keywords = [keyword for keyword in call.keywords if keyword.arg in TEXT_ARGUMENTS]
    if last in {"from_markup", "from_text"}:
        yield from ((text, False) for text in [*call.args, *(keyword.value for keyword in call.keywords)])
    elif name in TAKEN_LITERALLY or (name == "Content" and call.args):
        yield from ((argument, True) for argument in (call.args[:1] if name in {"Content", "Text"} else call.args))
    elif last == "notify":
        off = any(
            k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False for k in call.keywords
        )
        yield from ((text, off) for text in [*call.args, *(keyword.value for keyword in keywords)])
    elif name in READ_AS_MARKUP:
        yield from ((text, False) for text in [*call.args[:1], *(keyword.value for keyword in keywords)])
    elif isinstance(call.func, ast.Attribute) and last in METHODS:
        texts = call.args[2:] if last == "update_cell" else call.args
        yield from ((text, False) for text in [*texts, *(keyword.value for keyword in keywords)])


def functions_in(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def annotated(*trees: ast.AST) -> Returns:
    """Return what each function says it returns, unless another one of its name says something else."""
    returns: Returns = {}
    for function in (function for tree in trees for function in functions_in(tree)):
        same = ast.dump(function.returns or ast.Constant(None)) == ast.dump(
            returns.get(function.name, function.returns) or ast.Constant(None)
        )
        returns[function.name] = function.returns if same else None
    return returns


@cache
def annotated_everywhere() -> Returns:
    """Return the same for all files."""
    return annotated(*(ast.parse(path.read_text("utf-8")) for path in FILES))


def complaints(source: str) -> list[int]:
    """Return the lines in which a widget is given text that nobody made inert."""
    tree = ast.parse(source)
    functions = functions_in(tree)
    returns = {**annotated_everywhere(), **annotated(tree)}
    inner = {id(part) for function in functions for part in ast.walk(function) if part is not function}
    outer = [function for function in functions if id(function) not in inner]
    parts: list[ast.AST] = [
        *outer,
        *(node for node in ast.walk(tree) if isinstance(node, ast.stmt) and id(node) not in inner),
    ]
    found: set[int] = set()
    seen: set[int] = set()
    for part in parts:
        scope = Scope(part, returns)
        for node in ast.walk(part):
            if id(node) not in seen:
                seen.add(id(node))
                found.update(wrong(node, scope))
    lines = source.splitlines()
    return sorted(line for line in found if not excused(lines[line - 1]))


def wrong(node: ast.AST, scope: Scope) -> Iterator[int]:
    """Yield the line of each text that `node` shows and should not."""
    if isinstance(node, ast.Call):
        for text, literally in handed_over(node):
            if not scope.safe(text, literally=literally):
                yield text.lineno
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES and not scope.safe(node.value):
                yield node.lineno


def excused(line: str) -> bool:
    """Say whether a line gives a reason, in three words at least."""
    return len(line.partition(WAY_OUT)[2].split()) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_bare_text_reaches_a_widget(path: Path) -> None:
    assert [f"{path.name}:{line}" for line in complaints(path.read_text("utf-8"))] == []


BAD = {
    "a bare name": "def f(title): Static(title)",
    "an f-string": "def f(n): Static(f'{n} left')",
    "update": "def f(self, x): self.query_one(Static).update(x.title)",
    "str()": "def f(error): Label(str(error))",
    "markup on": "def f(self, x): self.notify(visible(x))",
    "markup off, control characters": "def f(self, x): self.notify(x, markup=False)",
    "escape": "def f(x): Static(escape(x))",
    "a cell": "def f(table, row): table.add_row(plain_text(row.a), row.b)",
    "a list of options": "def f(rows, names): rows.add_options([Option(name) for name in names])",
    "one branch": "def f(x): Static(plain(x) if x.ok else x.title)",
    "a border title": "def f(self, x): self.border_title = x",
    "a tooltip": "def f(self, x): self.tooltip = x.hint",
    "a variable": "def f(x):\n text = x.title\n Static(text)",
    "a variable, sometimes": "def f(x):\n text = plain(x)\n if x: text = x\n Static(text)",
    "a Content of anything": "def f(x): return Content(x)",
    "assembled": "def f(x): return Content.assemble('a', x)",
    "a Text of anything": "def f(x): Text(x.title)",
    "markup": "def f(x): return Content.from_markup(x)",
    "a function that returns str": "def row(x) -> str: ...\ndef f(x): Static(row(x))",
    "a loop over other people's text": "def f(names):\n for name in names: Label(name)",
    "joined by a literal": "def f(names): Static(', '.join(names))",
    "the other field of a row": (
        "def rows() -> Iterator[tuple[str, list[Text]]]: ...\n"
        "def f(table):\n for key, cells in rows(): table.add_row(key)"
    ),
    "keyword": "def f(x): Button(label=x)",
    "no reason given": "def f(x): Static(x)  # inert: because",
}
GOOD = {
    "a literal": "def f(): Static('[b]Go[/b]')",
    "nothing": "def f(): Static(id='x')",
    "plain": "def f(x): Static(plain(f'{x} left'))",
    "plain, styled": "def f(x): Static(plain(x).stylize('bold'))",
    "a constant": "def f(): Static(FRAMING)",
    "a part of a constant": "def f(name): Label(LABELS[name])",
    "a loop over a constant": "def f():\n for label, name in PULSE: Label(label, id=name)",
    "a field in a loop over a constant": "def f():\n for fact in FACTS: yield Label(fact.label)",
    "cells": "def f(table, cells): table.add_row(*map(plain_text, cells), plain_text('x'))",
    "both branches": "def f(x): Static(plain(x) if x else 'none')",
    "a variable": "def f(x):\n text = plain(x)\n Static(text)",
    "a typed parameter": "def f(x: Content): Static(x)",
    "a typed function": "def row(x) -> Content: ...\ndef f(rows): rows.add_options([Option(row(x)) for x in rows])",
    "assembled": "def f(x): return Content.assemble('a', plain(x), ' ' * 3)",
    "joined": "def f(xs): Static(Content(' ').join([plain(x) for x in xs]))",
    "visible, taken literally": "def f(self, x): self.notify(visible(x), markup=False)",
    "cells of a row": (
        "def rows() -> Iterator[tuple[str, list[Text]]]: ...\n"
        "def f(table):\n for key, cells in rows(): table.add_row(*cells[:3], key=key)"
    ),
    "a method of what is safe": "def f(x: Content, n): Static(x.truncate(n, ellipsis=True))",
    "a reason": "def f(x): Static(x)  # inert: a number from our own clock",
}


@pytest.mark.parametrize("source", BAD.values(), ids=BAD.keys())
def test_the_lint_sees(source: str) -> None:
    assert complaints(source)


@pytest.mark.parametrize("source", GOOD.values(), ids=GOOD.keys())
def test_the_lint_lets_pass(source: str) -> None:
    assert complaints(source) == []
