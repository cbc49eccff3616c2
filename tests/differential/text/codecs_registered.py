# Encodings and error handlers of the program's own.
import codecs


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


# Handlers.
attempt(lambda: codecs.lookup_error("marked"))
attempt(lambda: "\ud800".encode("utf-8", "marked"))
codecs.register_error("marked", lambda error: (f"<{error.reason}>", error.end))
attempt(lambda: "aé€b".encode("ascii", "marked"))
attempt(lambda: b"a\xffb".decode("utf-8", "marked"))
attempt(lambda: b"a\x81\x8db".decode("cp1252", "marked"))
attempt(lambda: "x\ud800y".encode("utf-16-le", "marked"))


def spelled(error):
    if not isinstance(error, UnicodeEncodeError):
        raise error
    part = error.object[error.start:error.end]
    print("asked for", repr(part), error.encoding, error.start, error.end)
    return "".join(f"[{ord(c):x}]" for c in part), error.end


codecs.register_error("spelled", spelled)
print("naïve café".encode("ascii", "spelled"), "10 €".encode("latin-1", errors="spelled"))
attempt(lambda: b"\xff".decode("ascii", "spelled"))
codecs.register_error("unfit", lambda error: ("é", error.end))
codecs.register_error("number", lambda error: (1, error.end))
codecs.register_error("raw", lambda error: (b"\xff", -1))
codecs.register_error("far", lambda error: ("", 100))
for name in ("unfit", "number", "raw", "far"):
    attempt(lambda: "aé€b".encode("ascii", name))
attempt(lambda: b"a\xffb".decode("ascii", "raw"))
attempt(lambda: codecs.register_error("x", 5))
for name in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
    handler = codecs.lookup_error(name)
    attempt(lambda: handler(UnicodeEncodeError("ascii", "aé€b", 1, 3, "why")))
    attempt(lambda: handler(UnicodeDecodeError("ascii", b"a\xff", 1, 2, "why")))


# Encodings.
def encode(text, errors="strict"):
    return text.upper().encode("ascii", errors), len(text)


def decode(data, errors="strict"):
    return bytes(data).decode("ascii", errors).lower(), len(data)


def search(name):
    print("search", name)
    if name == "shout":
        return codecs.CodecInfo(encode, decode, name="shout")
    if name == "odd":
        return codecs.CodecInfo(lambda text: (text, 1), lambda data: (data, 1), name="odd")
    if name == "short":
        return codecs.CodecInfo(lambda text: text, decode, name="short")
    if name == "wrong":
        return 1, 2
    return None


codecs.register(search)
print("abc".encode("Shout"), b"ABC".decode("SHOUT"), str(b"ABC", "shout"), bytes("abc", "shout"), bytearray("abc", "shout"))
print(codecs.encode("abc", "shout"), codecs.decode(b"ABC", "shout"), codecs.lookup("shout").name, codecs.getencoder("shout")("x"))
print("é!".encode("shout", "replace"))
attempt(lambda: "é".encode("shout"))
attempt(lambda: "a".encode("No Such-thing.x"))
attempt(lambda: "a".encode("odd"))
attempt(lambda: b"a".decode("odd"))
attempt(lambda: "a".encode("short"))
attempt(lambda: "a".encode("wrong"))
attempt(lambda: codecs.lookup("nothing"))
attempt(lambda: codecs.register(5))
codecs.unregister(search)
attempt(lambda: "a".encode("shout"))
