"""Addresses of the web as bytes, which give bytes."""
from urllib.parse import (
    ParseResult, SplitResultBytes, parse_qs, parse_qsl, unquote, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit,
)

parsed = urlparse(b"http://user:pw@Example.com:8080/a/b;p?q=1#frag")
print(parsed, type(parsed).__name__, parsed.geturl())
print(parsed.username, parsed.password, parsed.hostname, parsed.port, parsed.decode())
print(urlsplit(b"//host/path", scheme=b"ftp"), urlunsplit((b"http", b"h", b"/p", b"", b"f")), urlunparse(parsed))
print(urljoin(b"http://a/b/c", b"../d"), urljoin("http://a/b/c", "d"), urldefrag(b"x#y"), urldefrag(b"x#y").geturl())
print(urlsplit("http://h/p").encode(), isinstance(urlsplit(b""), SplitResultBytes), ParseResult("a", "b", "c", "", "", "").encode().path)
print(parse_qs(b"a=1&a=2&b=%20x+y"), parse_qsl("a=1;b=2", separator=b";"), parse_qsl(b""), unquote(b"a%20b"))
for attempt in (
    lambda: urljoin(b"http://a/", "b"),
    lambda: urlsplit("x", scheme=b"http"),
    lambda: urlunsplit(("http", b"h", "", "", "")),
    lambda: urlsplit(b"http://h:port/").port,
    lambda: urlsplit("http://h:99999/").port,
    lambda: urlparse("é".encode()),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
