"""A static host such as readers meet: compressed, on this machine alone."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED_ALREADY = {".woff2", ".png", ".pdf", ".zip", ".gz"}


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as files, compressed once each."""

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        found = Path(self.translate_path(self.path))
        file = found / "index.html" if found.is_dir() else found
        if not file.is_file():
            self.send_error(404)
            return
        body = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        if file.suffix not in COMPRESSED_ALREADY:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def packed(file: Path) -> bytes:
    """Return what goes over the wire for a file: gzip's best, unless it is compressed already."""
    body = file.read_bytes()
    return body if file.suffix in COMPRESSED_ALREADY else gzip.compress(body, 9, mtime=0)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve ``folder`` and give its address, while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
