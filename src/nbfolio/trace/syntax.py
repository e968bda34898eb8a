"""The shortest JavaScript of numbers, texts and operators; brackets only where they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf, isnan

ATOM, CALL, UNARY, POWER, TIMES, PLUS, LESS, EQUAL, AND, OR, CHOICE = range(11, 0, -1)

_PRECEDENCE = {
    "**": POWER, "*": TIMES, "/": TIMES, "%": TIMES, "+": PLUS, "-": PLUS, "<": LESS, "<=": LESS,
    ">": LESS, ">=": LESS, "==": EQUAL, "!=": EQUAL, "&&": AND, "||": OR,
}  # fmt: skip
INFIX = frozenset(_PRECEDENCE)


@dataclass(frozen=True)
class Said:
    """A piece of script, and how tightly its outermost operator binds."""

    text: str
    binds: int = ATOM

    def within(self, least: int) -> str:
        """Return it as part of something that needs at least this binding."""
        return self.text if self.binds >= least else f"({self.text})"


def infix(op: str, left: Said, right: Said) -> Said:
    """Return two operands with an operator between them, to be done from the left."""
    binds = _PRECEDENCE[op]
    if op == "**":  # to its left JavaScript takes no sign
        return Said(f"{left.within(CALL)}**{right.within(UNARY)}", binds)
    one = left.within(binds)
    other = right.within(binds if op in ("&&", "||") else binds + 1)
    space = " " if other[0] == op else ""
    return Said(f"{one}{op}{space}{other}", binds)


def prefix(op: str, operand: Said) -> Said:
    """Return an operand with a sign before it: in a product, before its first factor."""
    if op == "-" and operand.binds == TIMES and "**" not in operand.text:
        space = " " if operand.text[0] == "-" else ""
        return Said(f"-{space}{operand.text}", TIMES)
    text = operand.text if operand.binds in (ATOM, CALL, UNARY) else f"({operand.text})"
    return Said(f"{op} {text}" if text[0] == op and op != "!" else f"{op}{text}", UNARY)


def choice(condition: Said, one: Said, other: Said) -> Said:
    """Return a conditional."""
    tests = condition.within(CHOICE + 1)
    return Said(f"{tests}?{one.within(CHOICE)}:{other.within(CHOICE)}", CHOICE)


def call(name: str, *args: Said) -> Said:
    """Return the call of a function."""
    return Said(f"{name}({','.join(each.text for each in args)})", CALL)


def literal(value: object) -> Said:
    """Return a number, a truth value or a text."""
    if isinstance(value, str):
        return Said(quoted(value))
    if isinstance(value, bool):
        return Said("!0" if value else "!1", UNARY)
    assert isinstance(value, (int, float))
    if isnan(value):
        return Said("NaN")
    sign = "-" if str(value).startswith("-") else ""
    if isinf(value):
        return Said(f"{sign}1/0", TIMES)
    return Said(sign + _digits(abs(value)), UNARY if sign else ATOM)


def _digits(value: float) -> str:
    """Return a number that is not negative in its shortest form that is read as the same."""
    mantissa, _, exponent = repr(value).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part.rstrip("0")).lstrip("0")
    if not digits:
        return "0"
    # the value is digits * 10 ** power
    power = int(exponent or 0) - len(part.rstrip("0"))
    short = digits.rstrip("0")
    scientific = f"{short}e{power + len(digits) - len(short)}"
    if power >= 0:
        plain = digits + "0" * power
    elif -power < len(digits):
        plain = f"{digits[:power]}.{digits[power:]}"
    else:
        plain = "." + "0" * (-power - len(digits)) + digits
    return min(plain, scientific, key=len)


def quoted(text: str) -> str:
    """Return a text in quotation marks; nothing in it can end a script element."""
    return f'"{_escaped(text, chr(34))}"'


def template(parts: list[Said | str]) -> Said:
    """Return a template of literal words (`str`) and what is put in between."""
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(_escaped(part, "`").replace("${", "\\${"))
        elif part.text.startswith("`") and part.binds == ATOM:
            said.append(part.text[1:-1])
        else:
            said.append(f"${{{part.text}}}")
    return Said(f"`{''.join(said)}`")


def _escaped(text: str, mark: str) -> str:
    for character in ("\\", mark):
        text = text.replace(character, f"\\{character}")
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\x00")
    return text.replace("</", "<\\/").replace("<!--", "<\\!--")
