"""A slow line between a phone and the site, on this machine, for pages and workers alike.

The developer tools slow down a page alone; here every byte really comes late. All connections share
the bandwidth, and each new one costs a round trip of its own, as it does for TCP.
"""

import asyncio
import threading
from contextlib import suppress
from urllib.parse import urlsplit

# What browsers call slow 3G: bytes a second downwards, seconds there and back.
BANDWIDTH = 400_000 / 8
ROUND_TRIP = 0.4
PIECE = 1024


class SlowLine:
    """The site under another address; `received` counts the bytes that came through."""

    def __init__(self, site):
        address = urlsplit(site.url)
        self.site = address.hostname, address.port
        self.phones = []
        self.received = 0
        self.free_at = 0.0
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        opened = asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.server = asyncio.run_coroutine_threadsafe(opened, self.loop).result()
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    def cut(self):
        """Answer no more: whoever asks is refused, and what is on its way never comes."""

        def cut():
            self.server.close()
            for writer in self.phones:
                writer.transport.abort()

        self.loop.call_soon_threadsafe(cut)

    async def serve(self, reader, writer):
        """Carry one connection both ways."""
        self.phones.append(writer)
        with suppress(OSError):
            await asyncio.sleep(ROUND_TRIP)
            site_reader, site_writer = await asyncio.open_connection(*self.site)
            await asyncio.gather(
                self.carry(reader, site_writer, self.up),
                self.carry(site_reader, writer, self.down),
            )

    async def carry(self, reader, writer, moment):
        """Send on each piece at the moment at which it arrives."""
        pieces = asyncio.Queue()

        async def send():
            while (piece := await pieces.get())[1]:
                await asyncio.sleep(piece[0] - self.loop.time())
                writer.write(piece[1])
                await writer.drain()
            writer.close()

        sending = asyncio.ensure_future(send())
        try:
            while data := await reader.read(PIECE):
                pieces.put_nowait((await moment(data), data))
        finally:
            pieces.put_nowait((0, b""))
            await sending

    async def up(self, data):
        """Requests are small: they cost half a round trip."""
        return self.loop.time() + ROUND_TRIP / 2

    async def down(self, data):
        """Answers wait their turn on the line, then take half a round trip."""
        self.free_at = max(self.free_at, self.loop.time()) + len(data) / BANDWIDTH
        # A line holds no more than it carries; the rest waits at the server.
        await asyncio.sleep(self.free_at - self.loop.time())
        self.received += len(data)
        return self.loop.time() + ROUND_TRIP / 2
