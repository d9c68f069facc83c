"""Organizations as a table in a file: reading one, looking at it, saving it, giving it back."""
