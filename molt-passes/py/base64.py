"""Base 16, 32, 64 and 85."""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode",
    "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode",
    "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(bytes.maketrans(b"+/", b"-_"))


def urlsafe_b64decode(s):
    return b64decode(_bytes_from_decode_data(s).translate(bytes.maketrans(b"-_", b"+/")))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(letters, s):
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i : i + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        text = bytes([letters[number >> shift & 31] for shift in range(35, -1, -5)])
        keep = (8, 2, 4, 5, 7)[len(part) % 5]
        out += text[:keep] + b"=" * (8 - keep)
    return bytes(out)


def _b32decode(letters, s, casefold, map01):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    values = {c: i for i, c in enumerate(letters)}
    out = bytearray()
    number = 0
    for i in range(0, len(s), 8):
        number = 0
        for c in s[i : i + 8]:
            if c not in values:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | values[c]
        out += (number << 5 * (8 - len(s[i : i + 8]))).to_bytes(5, "big")
    if length % 8 or pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pads and out:
        out = out[: -5 + (43 - 5 * pads) // 8]
    return bytes(out)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32_HEX, s, casefold, None)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    for c in s:
        if c not in b"0123456789ABCDEF":
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _85encode(b, letters, pad, fold_zeros=False, fold_spaces=False):
    if not isinstance(b, (bytes, bytearray)):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    b = b + bytes(padding)
    chunks = []
    for i in range(0, len(b), 4):
        number = int.from_bytes(b[i : i + 4], "big")
        if fold_zeros and not number:
            chunks.append(b"z")
        elif fold_spaces and number == 0x20202020:
            chunks.append(b"y")
        else:
            chunks.append(bytes([letters[number // 85**power % 85] for power in (4, 3, 2, 1, 0)]))
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = letters[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


def b85encode(b, pad=False):
    return _85encode(b, _B85, pad)


def b85decode(b):
    b = _bytes_from_decode_data(b)
    values = {c: i for i, c in enumerate(_B85)}
    padding = -len(b) % 5
    b = b + b"~" * padding
    out = []
    for i in range(0, len(b), 5):
        number = 0
        for j, c in enumerate(b[i : i + 5]):
            if c not in values:
                raise ValueError("bad base85 character at position %d" % (i + j))
            number = number * 85 + values[c]
        if number >= 1 << 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out.append(number.to_bytes(4, "big"))
    result = b"".join(out)
    return result[:-padding] if padding else result


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _85encode(b, _A85, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i : i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with %r" % b"~>")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = []
    current = []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            current.append(c)
            if len(current) == 5:
                number = 0
                for digit in current:
                    number = number * 85 + digit - 33
                if number >= 1 << 32:
                    raise ValueError("Ascii85 overflow")
                out.append(number.to_bytes(4, "big"))
                current = []
        elif c == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(bytes(4))
        elif foldspaces and c == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif c in ignorechars:
            continue
        else:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    result = b"".join(out)
    padding = 4 - len(current)
    return result[:-padding] if padding else result


def encodebytes(s):
    if not isinstance(s, (bytes, bytearray)):
        kind = s.__class__.__name__
        raise TypeError("expected bytes-like object, not %s" % kind)
    return b"".join([binascii.b2a_base64(s[i : i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray)):
        kind = s.__class__.__name__
        raise TypeError("expected bytes-like object, not %s" % kind)
    return binascii.a2b_base64(s)


def encode(input, output):
    while True:
        s = input.read(57)
        if not s:
            break
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    while True:
        line = input.readline()
        if not line:
            break
        output.write(binascii.a2b_base64(line))
