"""Who may do what, and what then holds: imports text and models, and never a file, page or form."""
