"""The nightly reading of sources, of a server on this machine that has a page of every kind."""

import ssl
import threading
from datetime import timedelta
from http.server import ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.management import web
from directory.management.commands import check_sources
from directory.management.commands.check_sources import check
from directory.models import Source, SourceReading
from directory.rules import editing
from directory.server import read_only_mode
from tests import make
from tests.answering import answering
from tests.source_site import ELSEWHERE, HOSTS, PAGES, Handler, resolve

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.drips = [], 0
    server.drip = threading.Event()
    with answering(server):
        yield server


@pytest.fixture
def reader(server):
    """What reads pages of this machine alone, and only notes how long it would wait."""
    waits = []
    made = web.Web(
        resolve=resolve,
        may_reach=lambda ip: ip == "127.0.0.1",
        ports=(80, server.server_port),
        sleep=waits.append,
    )
    made.waits = waits
    return made


@pytest.fixture
def listed(desk_places, sokha, dara):
    """A function that lists an organization whose number these addresses print."""

    def make_listed(*urls):
        house = make.organization("house", editor=sokha)
        for number, url in enumerate(urls):
            Source.objects.create(organization=house, code=f"{number}", title="A page", url=url)
        house.phones.update(source_codes=",".join(map(str, range(len(urls)))))
        editing.save(house, by=sokha, at=make.NOW)
        make.confirm(house, by=dara)

    return make_listed


def test_every_kind_of_page_is_told_apart(server, reader, listed):
    port = server.server_port
    meant = {f"http://site.example:{port}/{name}": found for name, (_page, found) in PAGES.items()}
    meant |= {url.format(port=port): found for url, found in ELSEWHERE.items()}
    meant = {url: found for url, found in meant.items() if found}
    listed(*meant)
    check(reader)
    rows = SourceReading.objects.order_by("url")
    assert {row.url: row.reason or row.outcome for row in rows} == meant
    moved = {row.url.rpartition("/")[2]: row.moved_to for row in rows if row.moved_to}
    site = f"http://site.example:{port}"
    assert moved == {"to-plain": f"{site}/plain", "to-another": f"{site}/another"}


def test_reader_asks_politely_and_for_nothing_else(server, reader, listed):
    names = ["cookie", "plain", "secret"]
    listed(*(f"http://site.example:{server.server_port}/{name}#part" for name in names))
    check(reader)
    paths = [path for path, _headers in server.asked]
    assert paths == ["/robots.txt", "/cookie", "/plain"]
    sent = {tuple(sorted(headers)) for _path, headers in server.asked}
    assert sent == {("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent")}
    assert {headers["User-Agent"].split("/")[0] for _path, headers in server.asked} == {"Phlov"}
    # As long as the site asks for.
    assert [wait > web.PAUSE for wait in reader.waits] == [True, True]


def test_site_whose_wishes_cannot_be_read_is_asked_once(server, reader):
    for name in ["plain", "khmer"]:
        page = reader.read(f"http://to-no-address.example:{server.server_port}/{name}")
        assert page.unreadable == "error"
    assert [path for path, _headers in server.asked] == ["/robots.txt"]


def test_page_is_read_over_tls_from_whom_its_certificate_names(
    server, reader, listed, monkeypatch, tmp_path
):
    certificate = issue(tmp_path, "site.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setitem(HOSTS, "another.example", ["127.0.0.1"])
    port = server.server_port
    listed(f"https://another.example:{port}/plain", f"https://site.example:{port}/plain")
    check(reader)
    found = [row.reason or row.outcome for row in SourceReading.objects.order_by("url")]
    assert found == ["silent", "printed"]


def issue(folder, host):
    """A file with the certificate of a host and its key, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file = folder / "certificate.pem"
    written = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(certificate.public_bytes(pem) + key.private_bytes(pem, *written))
    return file


def test_page_that_never_ends_is_left(server, reader, listed, monkeypatch):
    monkeypatch.setattr(web, "LONGEST", 0.3)
    monkeypatch.setattr(web, "MOST_BYTES", 10**9)
    listed(f"http://site.example:{server.server_port}/plain")
    # Afterwards the reader knows what it may read there.
    reader.read(f"http://site.example:{server.server_port}/plain")
    server.drips = 100
    check(reader)
    assert [row.reason for row in SourceReading.objects.order_by("url")] == ["silent"]


def test_machine_that_is_offline_records_nothing(reader, listed):
    listed("http://nowhere.example/", "http://inside.example/")
    with pytest.raises(CommandError, match="No site answered"):
        check(reader)
    assert not SourceReading.objects.exists()


def test_command_reaches_nothing_on_this_machine(server, listed):
    listed(f"http://127.0.0.1:{server.server_port}/plain")
    with pytest.raises(CommandError, match="No site answered"):
        call_command("check_sources")
    # Its port alone keeps that closed, and its address alone as well.
    with pytest.raises(CommandError, match="No site answered"):
        check(web.Web(ports=[server.server_port]))
    with pytest.raises(CommandError, match="No site answered"):
        check(web.Web(may_reach=lambda _ip: True))
    assert server.asked == []


def test_command_prints_counts_and_no_address(server, reader, listed, monkeypatch, capsys):
    names = ["plain", "khmer", "another", "missing", "fault", "to-plain"]
    listed(*(f"http://site.example:{server.server_port}/{name}" for name in names))
    monkeypatch.setattr(check_sources, "Web", lambda: reader)
    capsys.readouterr()
    call_command("check_sources")
    counts = "printed: 2, number-gone: 1, page-gone: 1, moved: 1, unreadable: 1"
    assert capsys.readouterr() == (f"Sources read, {counts}\n", "")


def test_command_saves_nothing_while_nothing_may_be_saved(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    read_only_mode.switch().touch()
    with pytest.raises(CommandError, match="Nothing was saved"):
        call_command("check_sources")


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.1.2.3"),
        *("100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%lo", "fec0::1", "fc00::1"),
        *("ff02::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
    ],
)
def test_address_of_a_private_network_is_none_to_reach(address):
    assert not web.is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_address_of_the_public_internet_is_one_to_reach(address):
    assert web.is_public(address)
