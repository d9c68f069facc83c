"""The screens of the desk: imports every room but public, and holds no rules of its own."""
