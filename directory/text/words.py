"""Ordinary words of queries: what says nothing, what weighs little, what is never respelled.

They are in fixtures/words.json, and travel to phones with the catalogue.
"""

import json
from pathlib import Path

WORDS = json.loads(
    (Path(__file__).parent.parent.parent / "fixtures" / "words.json").read_text(encoding="utf-8")
)
