"""Real web servers that serve an export with the configurations that were written for them."""

import re
from urllib.parse import urlsplit

from tests.webserver import FILES, WebServer


class FileHost(WebServer):
    """A server of files."""

    def __init__(self, name, site, folder):
        super().__init__(name, folder)
        self.site = site

    def start(self):
        """Serve, and return once it answers."""
        self.run(self.adapted())

    def check_command(self):
        """The command that checks the configuration."""
        config = self.folder / FILES[self.name]
        config.write_text(self.adapted())
        return self.command(config, check=True)

    def adapted(self):
        """The configuration as it was written, but for the port and where nginx keeps bodies."""
        text = (self.site / "not-served" / FILES[self.name]).read_text(encoding="utf-8")
        if self.name == "caddy":
            return text.replace("\n:80 {", f"\n{self.url} {{")
        text = text.replace("listen 80;", f"listen {urlsplit(self.url).netloc};")
        return re.sub("^http {", f"http {{ {self.body_folders()}", text, flags=re.M)
