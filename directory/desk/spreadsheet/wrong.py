"""What is said of a cell that cannot be taken."""


class Wrong(Exception):
    """A cell that cannot be taken: `why`, and what would be `right` in it, if that is known."""

    def __init__(self, why: str, right: str = ""):
        super().__init__(why)
        self.why, self.right = why, right
