"""Run the benchmarks that are named, or all of them: `python -m benchmarks embedded`."""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = {
    "embedded": "How many items the embedded engine maps a second, and how long twelve take.",
}
"""Name of the module, and what it measures. Each has `main() -> int`: 0 when its goals are met."""


def main(names: list[str]) -> int:
    """Run the named benchmarks in order and return the number that missed a goal."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        listed = "".join(f"  {name:<12} {what}\n" for name, what in BENCHMARKS.items())
        sys.stderr.write(f"There is no benchmark {unknown[0]!r}. There are:\n{listed}")
        return 2
    missed = 0
    for name in names or BENCHMARKS:
        sys.stdout.write(f"\n## {name}: {BENCHMARKS[name]}\n\n")
        sys.stdout.flush()
        missed += importlib.import_module(f"benchmarks.{name}").main() != 0
    return missed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
