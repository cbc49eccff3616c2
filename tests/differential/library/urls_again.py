# URLs that are taken apart more than once, and every byte quoted.
from urllib.parse import parse_qs, quote, quote_from_bytes, quote_plus, unquote, urlencode, urljoin, urlparse, urlsplit

urls = ["http://user:pw@host:80/a/b;p?q=1#f", " \thttp://h\n/x", "//h/p", "mailto:a@b", "", "http://[::1]:8080/", "a:b:c", "x?y#z?w"]
for url in urls * 2:
    print(urlsplit(url), urlparse(url, "ftp"), urlsplit(url, allow_fragments=False).fragment)
print(urlsplit("http://a/b") == urlsplit(b"http://a/b".decode()), urlsplit(b"http://a/b#c"))
for bad in ("http://[::1", "http://::1]/"):
    for _ in range(2):
        try:
            print(urlsplit(bad))
        except ValueError as error:
            print(error)
print(quote(bytes(range(256))), quote("\u00e9 /~a&b", safe=""), quote_plus("a b+c&d"), quote("a/b c", "/ "), quote_from_bytes(bytearray(b"a b"), b" "))
print(quote("\u00e9", encoding="latin-1"), urlencode({"a": "b c", "d": [1, 2]}, doseq=True), urlencode([("k", "\u20ac"), ("x", b"\xff")]))
print(unquote("%E2%82%AC%20"), parse_qs("a=1&a=2&b="), urljoin("http://a/b/c", "../d"))
