"""Addresses of the Internet, of both versions."""

import functools


class AddressValueError(ValueError):
    """A text or number that is no address."""

    __module__ = "ipaddress"


class NetmaskValueError(ValueError):
    """A mask that is none."""

    __module__ = "ipaddress"


def _octet(text, whole):
    if not text:
        raise ValueError(f"Empty octet not permitted in {whole!r}")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Only decimal digits permitted in {text!r} in {whole!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r} in {whole!r}")
    if text != "0" and text[0] == "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r} in {whole!r}")
    number = int(text)
    if number > 255:
        raise ValueError(f"Octet {number} (> 255) not permitted in {whole!r}")
    return number


def _read_4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(".")
    if len(parts) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for part in parts:
        try:
            number = number * 256 + _octet(part, text)
        except ValueError as e:
            raise AddressValueError(str(e)) from None
    return number


def _show_4(number):
    return ".".join([str(octet) for octet in number.to_bytes(4, "big")])


def _group(text, whole):
    if not all([c in "0123456789abcdefABCDEF" for c in text]):
        raise AddressValueError(f"Only hex digits permitted in {text!r} in {whole!r}")
    if len(text) > 4:
        raise AddressValueError(f"At most 4 characters permitted in {text!r} in {whole!r}")
    return int(text, 16)


def _read_6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            last = _read_4(parts.pop())
        except AddressValueError as e:
            raise AddressValueError(f"{e} in {text!r}") from None
        parts += [f"{last >> 16:x}", f"{last & 0xFFFF:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gap = None
    for i in range(1, len(parts) - 1):
        if not parts[i]:
            if gap is not None:
                raise AddressValueError(f"At most one '::' permitted in {text!r}")
            gap = i
    if gap is None:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if not parts[0]:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    else:
        head, tail = parts[:gap], parts[gap + 1 :]
        if not parts[0]:
            head = head[1:]
            if head:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            tail = tail[:-1]
            if tail:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        left = 8 - len(head) - len(tail)
        if left < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = head + ["0"] * left + tail
    number = 0
    for part in parts:
        number = number << 16 | _group(part, text)
    return number


def _groups(number):
    return [number >> shift & 0xFFFF for shift in range(112, -1, -16)]


def _show_6(number):
    groups = _groups(number)
    # The longest row of zeros, the first one of several.
    best, best_size = 0, 1
    for start in range(8):
        size = 0
        while start + size < 8 and groups[start + size] == 0:
            size += 1
        if size > best_size:
            best, best_size = start, size
    shown = [f"{group:x}" for group in groups]
    if best_size == 1:
        return ":".join(shown)
    return ":".join(shown[:best]) + "::" + ":".join(shown[best + best_size :])


# For each kind of address: the numbers it begins with, and how many bits of them count.
_KINDS = {
    4: {
        "multicast": [("224.0.0.0", 4)],
        "private": [
            ("0.0.0.0", 8), ("10.0.0.0", 8), ("127.0.0.0", 8), ("169.254.0.0", 16), ("172.16.0.0", 12), ("192.0.0.0", 29),
            ("192.0.0.170", 31), ("192.0.2.0", 24), ("192.168.0.0", 16), ("198.18.0.0", 15), ("198.51.100.0", 24), ("203.0.113.0", 24),
            ("240.0.0.0", 4), ("255.255.255.255", 32),
        ],
        "shared": [("100.64.0.0", 10)],
        "reserved": [("240.0.0.0", 4)],
        "loopback": [("127.0.0.0", 8)],
        "link_local": [("169.254.0.0", 16)],
        "unspecified": [("0.0.0.0", 32)],
    },
    6: {
        "multicast": [("ff00::", 8)],
        "private": [
            ("::1", 128), ("::", 128), ("::ffff:0:0", 96), ("100::", 64), ("2001::", 23), ("2001:2::", 48), ("2001:db8::", 32),
            ("2001:10::", 28), ("fc00::", 7), ("fe80::", 10),
        ],
        "shared": [],
        "reserved": [
            ("::", 8), ("100::", 8), ("200::", 7), ("400::", 6), ("800::", 5), ("1000::", 4), ("4000::", 3), ("6000::", 3), ("8000::", 3),
            ("a000::", 3), ("c000::", 3), ("e000::", 4), ("f000::", 5), ("f800::", 6), ("fe00::", 9),
        ],
        "loopback": [("::1", 128)],
        "link_local": [("fe80::", 10)],
        "unspecified": [("::", 128)],
        "site_local": [("fec0::", 10)],
    },
}
_ranges = {}


def _is(version, kind, first, last):
    """Whether all numbers from first to last are of the kind."""
    ranges = _ranges.get((version, kind))
    if ranges is None:
        read, width = (_read_4, 32) if version == 4 else (_read_6, 128)
        ranges = [(read(start), read(start) + (1 << width - bits) - 1) for start, bits in _KINDS[version][kind]]
        _ranges[version, kind] = ranges
    for start, end in ranges:
        if start <= first and last <= end:
            return True
    return False


class _Properties:
    """What an address or a network is used for."""

    @property
    def is_multicast(self):
        return _is(self._version, "multicast", *self._ends())

    @property
    def is_private(self):
        return _is(self._version, "private", *self._ends())

    @property
    def is_global(self):
        return not (self.is_private or _is(self._version, "shared", *self._ends()))

    @property
    def is_reserved(self):
        return _is(self._version, "reserved", *self._ends())

    @property
    def is_loopback(self):
        return _is(self._version, "loopback", *self._ends())

    @property
    def is_link_local(self):
        return _is(self._version, "link_local", *self._ends())

    @property
    def is_unspecified(self):
        return _is(self._version, "unspecified", *self._ends())

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._width

    @property
    def compressed(self):
        return str(self)


@functools.total_ordering
class _Address(_Properties):
    def _take(self, address):
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self._version} address")
            if address >> self._width:
                raise AddressValueError(f"{address} (>= 2**{self._width}) is not permitted as an IPv{self._version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) != self._width // 8:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self._width // 8}) is not permitted as an IPv{self._version} address")
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            self._ip = self._read(text)

    def _ends(self):
        return self._ip, self._ip

    @property
    def packed(self):
        return self._ip.to_bytes(self._width // 8, "big")

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self._version == other._version and self._ip == other._ip

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __str__(self):
        return self._show(self._ip)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        kind = spec[-1]
        rest = spec[:-1]
        if kind not in "bnxX" or rest not in ("", "#", "_", "#_"):
            return super().__format__(spec)
        if kind == "n":
            kind = "b" if self._version == 4 else "x"
        width = self._width if kind == "b" else self._width // 4
        if "_" in rest:
            width += width // 4 - 1
        if "#" in rest:
            width += 2
        return format(self._ip, f"{'#' if '#' in rest else ''}0{width}{'_' if '_' in rest else ''}{kind}")

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Address(_Address):
    __module__ = "ipaddress"
    _version = 4
    _width = 32
    _read = staticmethod(_read_4)
    _show = staticmethod(_show_4)

    def __init__(self, address):
        self._take(address)

    @property
    def exploded(self):
        return str(self)

    @property
    def reverse_pointer(self):
        return ".".join(reversed(_show_4(self._ip).split("."))) + ".in-addr.arpa"


class IPv6Address(_Address):
    __module__ = "ipaddress"
    _version = 6
    _width = 128
    _read = staticmethod(_read_6)
    _show = staticmethod(_show_6)

    def __init__(self, address):
        self._scope = None
        if isinstance(address, str):
            address, percent, scope = address.partition("%")
            if percent and (not scope or "%" in scope):
                raise AddressValueError(f"Invalid IPv6 address: {address + percent + scope!r}")
            self._scope = scope or None
        self._take(address)

    @property
    def scope_id(self):
        return self._scope

    def __str__(self):
        return _show_6(self._ip) + (f"%{self._scope}" if self._scope else "")

    def __eq__(self, other):
        same = super().__eq__(other)
        return same and self._scope == getattr(other, "_scope", None) if same is not NotImplemented else same

    def __hash__(self):
        return hash((self._ip, self._scope))

    @property
    def exploded(self):
        return ":".join([f"{group:04x}" for group in _groups(self._ip)])

    @property
    def reverse_pointer(self):
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return super().is_private if mapped is None else mapped.is_private

    @property
    def is_site_local(self):
        return _is(6, "site_local", *self._ends())

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)
