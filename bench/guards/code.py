"""The guards in the code, found and taken away in its syntax tree."""

import ast
import re
from functools import partial
from gc import get_objects
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType

from bench.guards import Guard

HOUSE = Path(__file__).parents[2] / "directory"
# The rooms whose conditions refuse something.
ROOMS = ["rules", "desk"]
# Words by which a name says that it decides something, and by which a call says that it refuses.
DECIDES = re.compile(r"_?(is|has|may|can|could|needs|only|was|were)_")
REFUSES = re.compile(
    "_?require_|check_roles|add_error|_?refuse|respond_user_inactive|redirect|_no_role|_page|_$"
)
# Modules that yield what is wrong.
FINDS = ("audit", "examination")
# What a function of a probed module calls with its lines.
NOTE = "_note_lines"
# Calls of which each named argument keeps rows out.
CHOOSES = {"filter", "exclude", "get", "get_object_or_404"}


class Finder(ast.NodeVisitor):
    """The guards of one module. Each is taken away in its tree, which is then compiled anew."""

    def __init__(self, path):
        self.path = path
        parts = path.relative_to(HOUSE).with_suffix("").parts
        self.module = ".".join(parts).removesuffix(".__init__")
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        # Only what was imported before a child begins can be changed in it.
        import_module(f"{HOUSE.name}.{self.module}")
        self.guards, self.functions = [], []
        raised = (node for node in ast.walk(self.tree) if isinstance(node, ast.Raise))
        self.raises = {(str(path), node.lineno) for node in raised}
        self.visit(self.tree)

    def generic_visit(self, node):
        for block in ("body", "orelse", "finalbody"):
            statements = getattr(node, block, None)
            for at, statement in enumerate(statements if isinstance(statements, list) else []):
                if instead := self.without(statement, node):
                    self.add(statement, partial(statements.__setitem__, at, instead))
        super().generic_visit(node)

    def without(self, statement, owner):
        """What stands in the place of a statement that refuses; None if it does not."""
        match statement:
            case ast.Return(value=ast.Constant(value=False)):
                return ast.Return(ast.Constant(True))
            case ast.Raise() | ast.Continue():
                refuses = True
            case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
                refuses = self.module.endswith(FINDS)
            case ast.Return(value=None) | ast.Return(value=ast.Constant()):
                refuses = isinstance(owner, ast.If)
            case ast.Return(value=ast.Call(func=called)):
                refuses = isinstance(owner, ast.If) and REFUSES.match(_last_name(called))
            case ast.Expr(value=ast.Call(func=called)):
                refuses = REFUSES.match(_last_name(called))
            case _:
                refuses = False
        return ast.If(ast.Constant(False), [statement], []) if refuses else None

    def visit_If(self, node):
        self.decision(node.test, near=node.body[0])
        match node.body[0]:
            case ast.Assign(value=ast.Call(func=called)) if REFUSES.match(_last_name(called)):
                never = partial(setattr, node, "test", _always(False, node.test))
                self.add(node.test, never, "and all behind it", near=node.body[0])
        self.generic_visit(node)

    def visit_IfExp(self, node):
        self.decision(node.test, near=node.body)
        if any(DECIDES.match(_last_name(part)) for part in ast.walk(node.test)):
            for value in (False, True):
                self.add(
                    node.test, partial(setattr, node, "test", _always(value, node.test)), value
                )
        self.generic_visit(node)

    def visit_comprehension(self, node):
        for at, test in enumerate(node.ifs):
            self.decision(test, near=test)
            self.add(test, partial(node.ifs.__setitem__, at, _always(True, test)), "of a list")
        self.generic_visit(node)

    def visit_Assign(self, node):
        if DECIDES.match(_last_name(node.targets[0])):
            self.decision(node.value, near=node)
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        self.functions.append(node.name)
        for part in ast.walk(node):
            if isinstance(part, ast.Return) and part.value and DECIDES.match(node.name):
                self.decision(part.value, near=part)
        self.generic_visit(node)
        self.functions.pop()

    def visit_Call(self, node):
        for at, named in enumerate(node.keywords):
            by_key = named.arg == "pk" and _last_name(node.func).startswith("get")
            if _last_name(node.func) in CHOOSES and named.arg and not by_key:
                # The value stays in sight of the compiler, see _always.
                nothing = ast.BoolOp(ast.And(), [ast.Dict([], []), named.value])
                instead = ast.keyword(None, nothing)
                self.add(named, partial(node.keywords.__setitem__, at, instead), "of a query")
        self.generic_visit(node)

    def decision(self, test, *, near):
        """Every part of a condition that has several."""
        for node in ast.walk(test):
            if isinstance(node, ast.BoolOp):
                is_and = isinstance(node.op, ast.And)
                for at, part in enumerate(node.values):
                    change = partial(node.values.__setitem__, at, _always(is_and, part))
                    self.add(part, change, near=near, opens=is_and)
            if isinstance(node, ast.Compare) and len(node.ops) > 1:
                for at in range(len(node.ops)):
                    self.add(node, partial(_unlink, node, at), f"link {at + 1}", near=near)

    def add(self, node, change, *said, near=None, opens=False):
        """Note a guard; who notices comes to `near` with it, or without it if that `opens` it."""
        if not self.functions:
            # What a module does as it is read is done before any child begins.
            return
        lines = {(str(self.path), line) for line in range(node.lineno, node.end_lineno + 1)}
        words = [self.functions[-1], ast.unparse(node)[:70], *map(str, said)]
        text = f"{self.module}:{node.lineno} {' '.join(words)}"
        place = (str(self.path), (near or node).lineno)
        self.guards.append(
            Guard(
                text.replace("\n", " "),
                lines,
                lambda seen: (place in seen) != opens,
                partial(self.take, change),
            )
        )

    def take(self, change):
        """Give every living function of the module its code without the guard."""
        change()
        replace_code([self])


class Probes(ast.NodeTransformer):
    """Lets each statement in a function say its lines before it runs; a tracer takes minutes."""

    def __init__(self, path):
        self.path, self.depth = str(path), 0

    def visit_FunctionDef(self, node):
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1
        return node

    def generic_visit(self, node):
        super().generic_visit(node)
        for block in ("body", "orelse", "finalbody"):
            statements = getattr(node, block, None)
            if self.depth and isinstance(statements, list):
                setattr(node, block, [part for one in statements for part in self.said(one)])
        return node

    def said(self, statement):
        lines = ast.Tuple(
            [ast.Constant(statement.lineno), ast.Constant(_head_end(statement))], ast.Load()
        )
        name = ast.Name(NOTE, ast.Load())
        call = ast.Expr(ast.Call(name, [ast.Constant(self.path), lines], []))
        return [ast.copy_location(call, statement), statement]


def probe(finders, seen):
    """Let the functions of these modules add each (file, line) that they come to."""
    for finder in finders:
        finder.tree = Probes(finder.path).visit(finder.tree)
        module = import_module(f"{HOUSE.name}.{finder.module}")
        vars(module)[NOTE] = lambda path, lines: seen.update(
            (path, line) for line in range(lines[0], lines[1] + 1)
        )
    replace_code(finders)


def replace_code(finders):
    """Give every living function of these modules the code of their trees."""
    codes = {}
    for finder in finders:
        path = str(finder.path)
        found = codes[path] = {}
        _collect(compile(ast.fix_missing_locations(finder.tree), path, "exec"), found)
    for function in get_objects():
        # Lazy objects work themselves out when they are asked what they are an instance of.
        if type(function) is FunctionType and function.__code__.co_filename in codes:
            code = function.__code__
            found = codes[code.co_filename]
            function.__code__ = found[code.co_qualname, code.co_firstlineno]


def _head_end(statement):
    """The last line of a statement before those that it holds."""
    held = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if not held:
        return statement.end_lineno
    first = getattr(held[0], "pattern", held[0])
    return max(statement.lineno, first.lineno - 1)


def _last_name(node):
    """`is_handler` of reports.is_handler(…), the function or the name itself; else ""."""
    return getattr(node, "attr", getattr(node, "id", ""))


def _always(value, test):
    """A condition that is settled; the names in it stay, as the compiler counts those."""
    op = ast.Or() if value else ast.And()
    return ast.BoolOp(op, [ast.Constant(value), test])


def _unlink(node, at):
    """Take one comparison out of a chain, from its end or by cutting off its beginning."""
    if at:
        del node.ops[at:], node.comparators[at:]
    else:
        node.left = node.comparators.pop(0)
        del node.ops[0]


def _collect(code, into):
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            into[inner.co_qualname, inner.co_firstlineno] = inner
            _collect(inner, into)


def paths():
    """The files of these rooms, and the one public door that refuses."""
    for room in ROOMS:
        yield from sorted((HOUSE / room).glob("*.py"))
    yield HOUSE / "public" / "report_endpoint.py"
