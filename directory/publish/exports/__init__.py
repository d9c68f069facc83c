"""The list in the forms that other programs read: one module a format, all from a Reader.

A Reader holds what one published list has, less what was withdrawn since. So no export shows more,
and each says the number and the date of its list.
"""
