"""Judges mappings, gaps and intake against labelled cases. The cases are in `evals/`; see `evals/README.md`."""
