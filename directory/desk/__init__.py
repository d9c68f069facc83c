"""The screens of the desk, in Django's admin: imports every room but public, and holds no rules."""
