"""How hosts that only serve files serve an export: `_headers` and `_redirects`, a Caddyfile, nginx.

Their headers are written from the tables in headers.py.
"""

import textwrap
from typing import NamedTuple

from directory.server.headers import (
    CAMERA,
    CSP_PUBLIC,
    DEFAULTS,
    FILE_HEADERS,
    camera_table,
    public_table,
    tls_table,
)

NO_CACHE = {"Cache-Control": DEFAULTS["Cache-Control"]}
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# As WhiteNoise says of names that are made of the content.
STATIC = {"Cache-Control": "max-age=315360000, public, immutable"}
# The files of a snapshot and the changes between two: what a name stands for never changes.
DATA = r"^/data/([0-9a-f]+|[0-9]+-[0-9]+)\.json$"
# The address on a print, which has no language.
PRINT = r"^/print/([0-9]+)/?$"
# What is written beside the site for whoever serves it, and for the next export.
NOT_SERVED = "not-served"
# By the end of a name; Django's own answers have the same types.
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "woff2": "font/woff2",
    "csv": "text/csv",
    "vcf": "text/vcard",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The list as files is saved, never opened as a page of ours.
SAVED = {"Content-Disposition": "attachment", "X-Robots-Tag": "noindex"}
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}


class Host(NamedTuple):
    """The site that is configured.

    `root` is the folder of the site, `languages` are the first parts of its addresses,
    `reports_to` is the origin that takes reports, `files` are the paths of the files of the
    snapshot, and `open_data` those of the list as files that programs on other sites may read.
    """

    root: str
    languages: tuple[str, ...]
    reports_to: str
    files: tuple[str, ...]
    open_data: tuple[str, ...]


def tables(host: Host) -> dict[str, dict[str, str]]:
    """The headers by class of address; `file` is what the other three of a file have in common."""
    policy = dict(CSP_PUBLIC)
    if host.reports_to:
        policy["connect-src"] += f" {host.reports_to}"
    file = FILE_HEADERS | tls_table()
    document = public_table(policy)
    return {
        "document": document,
        "camera": document | camera_table(),
        "export": document | SAVED,
        "pointer": file | NO_CACHE,
        "file": file,
        "data": file | FOREVER,
        "static": file | STATIC,
    }


def configurations(host: Host) -> dict[str, str]:
    """The configurations by their paths in the folder of the site."""
    return {
        "_headers": headers_file(host),
        "_redirects": f"/print/:number {_print_page(host)}:number 302\n",
        f"{NOT_SERVED}/nginx.conf": nginx(host),
        f"{NOT_SERVED}/Caddyfile": caddyfile(host),
    }


def headers_file(host: Host) -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it.

    They join what several rules say of one header, so no two rules say anything of the same one,
    but for the camera, which is added to the page that needs it.
    """
    table = tables(host)
    documents = ["/", "/sw.js", "/manifest.webmanifest", "/404.html"]
    documents += [f"/{language}/*" for language in host.languages]
    rules = [(path, table["document"]) for path in documents]
    rules += [(f"{page}*", {"Permissions-Policy": CAMERA}) for page in _camera_pages(host)]
    rules += [("/export/*", table["export"]), *((path, OPEN) for path in host.open_data)]
    rules += [("/static/*", table["static"]), ("/data/*", table["file"])]
    rules += [("/data/current.json", NO_CACHE), *((path, FOREVER) for path in host.files)]
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in rules
    )


def _print_page(host):
    """The page that checks a print, up to the number."""
    return f"/{host.languages[0]}/print/?number="


def _camera_pages(host):
    """The addresses of the page that reads codes."""
    return [f"/{language}/light/" for language in host.languages]


def nginx(host: Host) -> str:
    """A whole configuration for nginx."""
    table = tables(host)

    def location(match, headers, *lines):
        body = [
            *lines,
            *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        ]
        inside = "".join(f"            {line}\n" for line in body)
        return f"        location {match} {{\n{inside}        }}\n"

    places = "".join(
        [
            location("= /", table["document"], f"return 302 /{host.languages[0]}/;"),
            location(f"~ {PRINT}", table["document"], f"return 302 {_print_page(host)}$1;"),
            location("/", table["document"]),
            *(
                location(
                    f"/{language}/",
                    table["document"] | {"Content-Language": language},
                    f"error_page 404 /{language}/404.html;",
                )
                for language in host.languages
            ),
            *(
                location(page, table["camera"] | {"Content-Language": page[1:3]})
                for page in _camera_pages(host)
            ),
            location("/export/", table["export"]),
            *(location(f"= {path}", table["export"] | OPEN) for path in host.open_data),
            location("/static/", table["static"], "gzip_static on;"),
            location(f"~ {DATA}", table["data"], "gzip_static on;"),
            location("= /data/current.json", table["pointer"]),
            location(f"/{NOT_SERVED}/", table["document"], "return 404;"),
        ]
    )
    types = "".join(f"        {kind} {end};\n" for end, kind in TYPES.items())
    return NGINX.format(root=host.root, places=places, types=types)


def caddyfile(host: Host) -> str:
    """A whole configuration for Caddy."""
    table = tables(host)

    def rule(match, headers):
        inside = "".join(f'\t\t{name} "{value}"\n' for name, value in headers.items())
        return f"\theader {match} {{\n{inside}\t}}\n"

    places = rule("@document", table["document"])
    places += "".join(
        f"\theader /{language}/* Content-Language {language}\n" for language in host.languages
    )
    places += "".join(rule(f"{page}*", camera_table()) for page in _camera_pages(host))
    places += f"\theader /manifest.webmanifest Content-Type {TYPES['webmanifest']}\n"
    places += "".join(
        f'\theader *.{end} Content-Type "{TYPES[end]}; charset=utf-8"\n' for end in ("csv", "vcf")
    )
    places += f"\theader *.xlsx Content-Type {TYPES['xlsx']}\n"
    places += rule("/export/*", table["export"])
    places += "".join(rule(path, OPEN) for path in host.open_data)
    places += rule("/static/*", table["static"]) + rule("@data", table["data"])
    places += rule("/data/current.json", table["pointer"])
    missing = "".join(
        f"\thandle /{language}/* {{\n\t\trewrite * /{language}/404.html\n\t\tfile_server\n\t}}\n"
        for language in host.languages
    )
    return CADDY.format(
        root=host.root,
        places=places,
        errors=textwrap.indent(rule("*", table["document"]) + missing, "\t"),
        data=DATA,
        first=host.languages[0],
        print=PRINT,
        print_page=_print_page(host),
        private=NOT_SERVED,
    )


NGINX = """\
# nginx for an export of Phlov, written by `manage.py export_site`. Check it with `nginx -t`.
# Put in your port and your name, or take the server block over into your own configuration.
worker_processes auto;
# Less severe lines name the addresses of readers and what they asked for.
error_log stderr crit;

events {{
    worker_connections 8192;
}}

http {{
    types {{
{types}    }}
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/javascript text/csv text/vcard;
    access_log off;
    server_tokens off;
    sendfile on;
    gzip on;
    gzip_types text/css text/javascript text/csv application/json image/svg+xml
        application/manifest+json;
    gzip_vary on;
    # With the module of Brotli, send the smaller .br files as well: brotli_static on;

    server {{
        listen 80;
        root "{root}";
        absolute_redirect off;
        error_page 404 /404.html;
{places}    }}
}}
"""
CADDY = """\
# Caddy for an export of Phlov, written by `manage.py export_site`. Check it with `caddy validate`.
# With your name in place of :80, Caddy fetches a certificate by itself.
{{
\tadmin off
\t# Less severe lines name the addresses of readers and what they asked for.
\tlog {{
\t\tlevel PANIC
\t}}
}}

:80 {{
\troot * "{root}"
\tredir / /{first}/ 302
\t@print path_regexp print {print}
\tredir @print {print_page}{{re.print.1}} 302
\t@private path /{private}/*
\terror @private 404
\t@data path_regexp {data}
\t@document not path /static/* /data/* /export/*
{places}\theader -Server
\tencode gzip
\tfile_server {{
\t\tprecompressed br gzip
\t}}
\thandle_errors {{
{errors}\t\thandle {{
\t\t\trewrite * /404.html
\t\t\tfile_server
\t\t}}
\t}}
}}
"""
