"""The numbers of PostgreSQL's advisory locks: any will do, if each is used for one thing."""

POINTER, PUBLISHER, CATALOGUE = range(7_406_568, 7_406_571)
