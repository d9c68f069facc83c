"""Looks after the keys that sign the list: `python3 manage.py signing_key`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.publish import admission, publishing
from directory.server import signing

RESTART = "Restart the server now: phones learn the keys with the program."
SHELF = "Make another one for the shelf: manage.py signing_key shelf FILE"


class Command(BaseCommand):
    """Show the keys, put one on the shelf, or put that one in use."""

    help = (
        "Shows and changes the keys with which lists are signed. docs/operating.md has the drill."
    )

    def add_arguments(self, parser):
        """Add what is to be done."""
        acts = parser.add_subparsers(dest="act", metavar="ACT")
        acts.add_parser("show", help="show the public halves (this is done if no act is named)")
        shelf = acts.add_parser("shelf", help="make the key that takes over one day")
        shelf.add_argument("file", type=Path, help="where its private half goes: a stick, no disk")
        use = acts.add_parser("use", help="put the key of the shelf in use")
        use.add_argument("file", type=Path, help="the file with its private half")
        acts.add_parser("new", help="both keys are lost: begin with one that phones do not know")
        trust = acts.add_parser("trust", help="let this machine serve, and not publish")
        trust.add_argument(
            "keys", nargs="+", metavar="KEY", help="public halves, as shown elsewhere"
        )

    def handle(self, *args, act, **options):
        """Do it, then show the public halves."""
        try:
            if act == "shelf":
                self.shelve(options["file"])
            elif act == "use":
                self.use(options["file"])
            elif act == "new":
                self.begin_anew()
            elif act == "trust":
                self.trust(options["keys"])
        except (OSError, ValueError) as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        except admission.FormerUnknown as error:
            raise CommandError(f"The key is in use. {error}") from error
        self.show()

    def show(self):
        """Print the public halves, and whether this machine can sign."""
        found = signing.keys()
        if not found.public:
            self.stdout.write(
                "There is no key here. The first publish of an installation makes it."
            )
            return
        self.stdout.write(f"In use:       {found.public[0]}")
        self.stdout.write(f"On the shelf: {' '.join(found.public[1:]) or 'none. ' + SHELF}")
        if not found.private:
            self.stdout.write(
                "This machine serves and cannot publish: the private half is not here."
            )

    def shelve(self, file):
        """Make a key for the shelf; its private half goes to a file, and its public half here."""
        found = signing.keys()
        if not found.private:
            raise CommandError("Do this on the machine that publishes.")
        private = signing.make()
        signing.write_private(file, private)
        signing.write(found._replace(public=(found.public[0], signing.public_of(private))))
        self.stdout.write(
            f"Its private half is in {file}. Take it off this machine: whoever has it can sign. "
            f"{RESTART}"
        )

    def use(self, file):
        """Put the key of the shelf in use; phones that know it go on."""
        private = file.read_text().strip()
        public = signing.public_of(private)
        known = signing.keys().public
        if known and public not in known[1:]:
            raise CommandError(f"{file} does not hold the key on the shelf.")
        publishing.change_key(signing.Keys((public,), private), at=timezone.now())
        self.stdout.write(f"The key of the shelf is in use. {SHELF}")

    def begin_anew(self):
        """Make a key that phones do not know; they need the new program to take lists again."""
        private = signing.make()
        made = signing.Keys((signing.public_of(private),), private)
        publishing.change_key(made, at=timezone.now())
        self.stdout.write(
            "A new key is in use. Phones do not know it: each keeps its list, and says so, until "
            f"its reader takes the new version of Phlov that it offers. {RESTART} {SHELF}"
        )

    def trust(self, keys):
        """Write down public halves alone."""
        if signing.keys().private:
            raise CommandError(f"This machine can publish. Move {settings.SIGNING_KEY} away first.")
        for key in keys:
            signing.check(key)
        signing.write(signing.Keys(tuple(keys)))
        self.stdout.write(RESTART)
