"""Mutation testing of guards: each is taken away once, and a test must fail."""

from collections import namedtuple

# `marks` are what a test has to come by to notice: lines of code, or words of the database;
# `is_likely` says by all that a test comes by whether it will. `take_away` is done for good.
Guard = namedtuple("Guard", "name marks is_likely take_away")
