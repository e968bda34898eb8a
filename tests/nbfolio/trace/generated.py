"""Random functions of numpy: elementwise, reduced, indexed, over short and long axes."""

from __future__ import annotations

from random import Random

ONE = (
    "np.exp(-np.abs({}))", "np.log1p(np.abs({}))", "np.sqrt({})", "np.log({})", "np.cos({})",
    "np.sin({})", "np.tanh({})", "np.expm1(-np.abs({}))", "(-{})", "np.clip({}, -3, 3)",
    "np.cbrt({})", "np.arctan({})", "np.floor({})", "np.ceil({})", "np.trunc({})", "np.rint({})",
    "np.round({}, 1)", "np.sign({})", "np.square({})", "({}) ** 2", "({}) ** 3", "np.log10({})",
    "np.log2(1 + np.abs({}))", "np.nan_to_num({})", "np.reciprocal({} + 0.5)", "abs({})",
    "np.arcsin(np.clip({}, -1, 1))", "np.sinh(np.clip({}, -9, 9))", "np.degrees({})",
    "(np.isfinite({}) * 1.0)", "(np.isnan({}) * 1.0)", "np.arccos({})", "(np.isinf(1 / {}) * 1.0)",
)  # fmt: skip
# of 0.0 and -0.0 either may be the greater one: a zero is added to both
TWO = (
    "({} + {})", "({} - {})", "({} * {})", "({} / (1 + np.abs({})))", "({} / {})",
    "(np.minimum({}, {}) + 0.0)", "(np.maximum({}, {}) + 0.0)",
    "np.hypot({}, {})", "np.arctan2({}, {})", "({} % {})", "({} // {})", "np.fmod({}, {})",
    "(np.fmin({}, {}) + 0.0)", "(np.fmax({}, {}) + 0.0)",
    "np.power(np.abs({}), np.clip({}, -3, 3))", "np.power({}, {})", "divmod({}, {})[1]",
)  # fmt: skip
COMPARED = (
    "({} < {})", "({} <= {})", "({} > {})", "({} >= {})", "({} == {})", "({} != {})",
)  # fmt: skip
LOGICAL = ("({} & {})", "({} | {})", "({} ^ {})", "np.logical_and({}, {})", "np.logical_or({}, {})")
SHORT = ("np.stack([{}, {}, {}])", "np.stack([{}, {}], axis=-1)")
OVER = ("sum", "mean", "max", "min", "prod", "std", "var")
PLACES = ("argmax", "argmin")


class Generator:
    """Writes expressions of ``a``, ``b`` (numbers), ``t`` (a long array) and constants."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def value(self, depth: int, long: bool) -> str:
        """Return an expression for a number or, if `long`, perhaps for a long array."""
        kind = self.random.random()
        if depth == 0 or kind < 0.05:
            return self._leaf(long)
        if kind < 0.38:
            return self._filled(ONE, depth, long)
        if kind < 0.72:
            return self._filled(TWO, depth, long)
        if kind < 0.82:
            parts = [self.value(depth - 1, long) for _ in range(2)]
            return f"np.where({self.truth(depth - 1, long)}, {parts[0]}, {parts[1]})"
        if kind < 0.92:
            return self._short(depth, long)
        return self._long(depth)

    def truth(self, depth: int, long: bool) -> str:
        """Return an expression for a truth value."""
        kind = self.random.random()
        if depth > 1 and kind < 0.3:
            parts = [self.truth(depth - 1, long) for _ in range(2)]
            return self.random.choice(LOGICAL).format(*parts)
        if depth > 1 and kind < 0.4:
            return f"(~{self.truth(depth - 1, long)})"
        return self._filled(COMPARED, max(depth, 1), long)

    def _leaf(self, long: bool) -> str:
        drawn = self.random.choice(
            [f"{self.random.uniform(-5, 5):.3f}", self.random.randint(-4, 4)]
        )
        return self.random.choice(["a", "b", f"np.float64({drawn})", *(["t", "T"] if long else [])])

    def _filled(self, templates: tuple[str, ...], depth: int, long: bool) -> str:
        template = self.random.choice(templates)
        return template.format(*(self.value(depth - 1, long) for _ in range(template.count("{}"))))

    def _short(self, depth: int, long: bool) -> str:
        """Return what is left of a short axis."""
        parts = ", ".join(self.value(depth - 1, long) for _ in range(3))
        array = f"np.stack(np.broadcast_arrays({parts}, a))"
        choice = self.random.randrange(8)
        if choice == 0:
            return f"{array}[{self.random.randint(-4, 3)}]"
        if choice == 1:
            return f"{array}.{self.random.choice(PLACES)}(axis=0)"
        if choice == 2:
            over = self.random.choice(("any", "all", "sum"))
            return f"(({array} > {self.value(0, False)}).{over}(axis=0) * 1.0)"
        if choice == 3:
            return f"np.cumsum({array}, axis=0)[2]"
        if choice == 4:
            return f"np.diff({array}, axis=0)[::-1][{self.random.randint(0, 2)}]"
        if choice == 5:
            return f"np.choose(np.clip(np.where(a == a, a, 0), -99, 99).astype(int) % 3, {array})"
        if choice == 6:
            return f"np.interp({self.value(depth - 1, long)}, [-2.0, 0.5, 3.0], [1.0, -1.0, 2.5])"
        return f"({array}.{self.random.choice(OVER)}(axis=0) + 0.0)"

    def _long(self, depth: int) -> str:
        """Return what is left of a long axis, or a number in it."""
        array = f"(t + 0 * a + {self.value(depth - 1, True)})"
        choice = self.random.randrange(9)
        if choice == 0:
            return f"{array}[{self.random.randint(-30, 29)}]"
        if choice == 1:
            return f"{array}.{self.random.choice(PLACES)}()"
        if choice == 2:
            over = self.random.choice(("any", "all", "sum", "mean"))
            return f"(({array} > {self.value(0, False)}).{over}() * 1.0)"
        if choice == 3:
            return f"np.cumsum({array})[{self.random.randint(0, 29)}]"
        if choice == 4:
            return f"np.diff({array}).max()"
        if choice == 5:
            return f"{array}[2:28:{self.random.randint(1, 3)}].sum()"
        if choice == 6:
            side = self.random.choice(("left", "right"))
            return (
                f"np.searchsorted([-2.0, 0.0, 2.0, 3.0], {self.value(depth - 1, False)}, '{side}')"
            )
        if choice == 7:
            return f"{array}[np.argmax({array})]"
        return f"({array}.{self.random.choice(OVER)}() + 0.0)"


def functions(random: Random, count: int) -> str:
    """Return the source of functions ``f0``, ``f1``, … of ``a``, ``b`` and ``t``."""
    lines = ["import numpy as np", "T = np.linspace(-3, 2.7, 30)"]
    for number in range(count):
        write = Generator(random)
        lines += [
            f"def f{number}(a, b, t):",
            f"    x = {write.value(3, True)}",
            f"    y = {write.value(2, True)} + x",
            f"    return {{'y': y * 1.0, 'z': {write.value(3, False)} * 1.0}}",
        ]
    return "\n".join(lines)
