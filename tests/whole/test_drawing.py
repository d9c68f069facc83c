"""The drawing of the house (docs/house.svg) shows the imports that there are."""

from bench import drawing


def test_drawing_is_made_of_the_imports():
    assert drawing.FILE.read_text("utf-8") == drawing.draw(), "Run: python -m bench.drawing"
