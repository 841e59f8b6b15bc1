"""The shipped network and its tokenizer: a note in, logits per expectation, token and strength out.

Notes run one at a time, without padding, on one thread each: what a note gets never depends on its company.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rung.engines.embedded_card import MODEL, TOKENIZER, Reading
from rung.engines.embedded_text import blind, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Window:
    """What the network says of one stretch of a note. `spans` are the note's own characters, token by token."""

    label: Floats
    token: Floats
    strength: Floats
    mean: Floats
    spans: tuple[tuple[int, int], ...]


class Network:
    """An open model. `read` gives the windows of each note, in the notes' order."""

    def __init__(self, session: Any, tokenizer: Any, reading: Reading) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._reading = reading

    @classmethod
    def open(cls, folder: Path, reading: Reading) -> Network:
        """Return the network in `folder`, whose files have been verified."""
        from importlib import import_module

        from tokenizers import Tokenizer

        runtime: Any = import_module("onnxruntime")  # it ships no types
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = runtime.InferenceSession(
            str(folder / MODEL), sess_options=options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session, tokenizer, reading)

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Window, ...]]:
        """Yield the windows of each text, in order; several texts are read at the same time."""
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
            yield from pool.map(self._windows, texts)

    def _windows(self, text: str) -> tuple[Window, ...]:
        import numpy as np

        seen = blind(text)
        encoding = self._tokenizer.encode(seen.text)
        first, last = encoding.ids[0], encoding.ids[-1]
        inner, offsets = encoding.ids[1:-1], encoding.offsets[1:-1]
        made: list[Window] = []
        for start, end in windows(len(inner), self._reading.window, self._reading.overlap):
            ids = np.asarray([[first, *inner[start:end], last]], dtype=np.int64)
            label, token, strength, mean = self._session.run(None, {"ids": ids})
            spans = tuple(seen.span(a, b) for a, b in offsets[start:end])
            made.append(Window(label[0], token[0, 1:-1], strength[0], mean[0], spans))
        return tuple(made)
