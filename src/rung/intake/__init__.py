"""Raw notes to accomplishments: bytes or text to a `Note`, a note to an `Intake` that loses no character."""

from __future__ import annotations

from rung.intake.decoding import SIZE_LIMIT
from rung.intake.ladder_text import LADDER_REASON, set_aside_ladder_text
from rung.intake.reading import note_from_text, read_note
from rung.intake.taking import take_in

__all__ = ["LADDER_REASON", "SIZE_LIMIT", "note_from_text", "read_note", "set_aside_ladder_text", "take_in"]
