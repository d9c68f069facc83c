"""The house of Phlov: seven rooms, in the order in which an entry travels from the desk to a phone.

server, text, models, rules, publish, then the two kinds of doors, public and desk. A module
imports from its own room and from the rooms before it, never from a later one
(tests/whole/test_house.py). Beside them stand settings, addresses, the starter data, and the
folders that Django itself looks for: admin, management, migrations, templatetags.
"""

# The only place of the number (https://semver.org); ".dev" until the release, see CHANGELOG.md.
VERSION = "1.1.0.dev"
