"""Addresses and networks of the Internet."""

import functools

from _ip_addresses import AddressValueError, IPv4Address, IPv6Address, NetmaskValueError, _Properties, _read_4

IPV4LENGTH = 32
IPV6LENGTH = 128


def _prefix(text, width, version):
    """How many bits a mask has: a number, or for version 4 a mask or the opposite of one."""
    if isinstance(text, int):
        if not 0 <= text <= width:
            raise NetmaskValueError(f"{str(text)!r} is not a valid netmask")
        return text
    if text.isascii() and text.isdigit():
        if int(text) <= width:
            return int(text)
    elif version == 4:
        try:
            mask = _read_4(text)
        except AddressValueError:
            mask = None
        if mask is not None:
            for bits in range(width + 1):
                ones = (1 << width) - (1 << width - bits)
                if mask == ones:
                    return bits
            for bits in range(width + 1):
                if mask == (1 << width - bits) - 1:
                    return bits
    raise NetmaskValueError(f"{text!r} is not a valid netmask")


def _split(address):
    """The address and the mask of what a network is made of."""
    if isinstance(address, tuple):
        return (address[0], address[1]) if len(address) > 1 else (address[0], None)
    if isinstance(address, (int, bytes)):
        return address, None
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {str(address)!r}")
    return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], None)


@functools.total_ordering
class _Network(_Properties):
    def _take(self, address, strict):
        text, mask = _split(address)
        given = self._kind(text)
        self._prefixlen = self._width if mask is None else _prefix(mask, self._width, self._version)
        self._hosts = (1 << self._width - self._prefixlen) - 1
        start = int(given) & ~self._hosts
        if start != int(given) and strict:
            raise ValueError(f"{given}/{self._prefixlen} has host bits set")
        self.network_address = self._kind(start)
        self.netmask = self._kind((1 << self._width) - 1 - self._hosts)

    def _made(self, start, bits):
        return self.__class__((start, bits))

    def _ends(self):
        start = int(self.network_address)
        return start, start + self._hosts

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def hostmask(self):
        return self._kind(self._hosts)

    @property
    def broadcast_address(self):
        return self._kind(self._ends()[1])

    @property
    def num_addresses(self):
        return self._hosts + 1

    @property
    def with_prefixlen(self):
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.network_address}/{self.hostmask}"

    @property
    def exploded(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def hosts(self):
        first, last = self._ends()
        if self._prefixlen >= self._width - 1:
            numbers = range(first, last + 1)
        else:
            numbers = range(first + 1, last + (self._version == 6))
        found = (self._kind(number) for number in numbers)
        return list(found) if self._prefixlen >= self._width - 1 else found

    def __iter__(self):
        first, last = self._ends()
        for number in range(first, last + 1):
            yield self._kind(number)

    def __getitem__(self, n):
        first, last = self._ends()
        number = first + n if n >= 0 else last + 1 + n
        if not first <= number <= last:
            raise IndexError("address out of range")
        return self._kind(number)

    def __contains__(self, other):
        if isinstance(other, _Network) or getattr(other, "_version", None) != self._version:
            return False
        return int(other) & ~self._hosts == int(self.network_address)

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return self._version == other._version and self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        self._same_version(other)
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    def _key(self):
        return int(self.network_address), int(self.netmask)

    def _same_version(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")

    def __str__(self):
        return f"{self.network_address}/{self._prefixlen}"

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __reduce__(self):
        return self.__class__, (str(self),)

    def overlaps(self, other):
        return (
            self.network_address in other
            or self.broadcast_address in other
            or other.network_address in self
            or other.broadcast_address in self
        )

    def subnet_of(self, other):
        self._same_version(other)
        (first, last), (start, end) = self._ends(), other._ends()
        return start <= first and last <= end

    def supernet_of(self, other):
        return other.subnet_of(self)

    def compare_networks(self, other):
        self._same_version(other)
        return (self._key() > other._key()) - (self._key() < other._key())

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._width:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        bits = self._prefixlen + prefixlen_diff
        if bits > self._width:
            raise ValueError(f"prefix length diff {bits} is invalid for netblock {self}")
        first, last = self._ends()
        for start in range(first, last + 1, 1 << self._width - bits):
            yield self._made(start, bits)

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        bits = self._prefixlen - prefixlen_diff
        if bits < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        size = 1 << self._width - bits
        return self._made(int(self.network_address) // size * size, bits)

    def address_exclude(self, other):
        self._same_version(other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        rest = self
        while rest != other:
            left, right = rest.subnets()
            if other.subnet_of(left):
                yield right
                rest = left
            else:
                yield left
                rest = right


class IPv4Network(_Network):
    _version = 4
    _width = 32
    _kind = IPv4Address

    def __init__(self, address, strict=True):
        self._take(address, strict)


class IPv6Network(_Network):
    _version = 6
    _width = 128
    _kind = IPv6Address

    def __init__(self, address, strict=True):
        self._take(address, strict)

    @property
    def is_site_local(self):
        return self.network_address.is_site_local and self.broadcast_address.is_site_local


class _Interface:
    """An address that knows its network."""

    def _join(self, address):
        self.network = self._network(address, strict=False)
        self.netmask = self.network.netmask

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def ip(self):
        return self._plain(self._ip)

    @property
    def with_prefixlen(self):
        return f"{self._show(self._ip)}/{self.network.prefixlen}"

    @property
    def with_netmask(self):
        return f"{self._show(self._ip)}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self._show(self._ip)}/{self.hostmask}"

    def __str__(self):
        return f"{super().__str__()}/{self.network.prefixlen}"

    def __eq__(self, other):
        if not isinstance(other, _Interface):
            return NotImplemented
        return self._version == other._version and self._ip == other._ip and self.network == other.network

    def __lt__(self, other):
        if not isinstance(other, _Interface):
            return NotImplemented
        return (self.network, self._ip) < (other.network, other._ip)

    def __hash__(self):
        return hash((self._ip, self.network.prefixlen, int(self.network.network_address)))


class IPv4Interface(_Interface, IPv4Address):
    _network = IPv4Network
    _plain = IPv4Address

    def __init__(self, address):
        IPv4Address.__init__(self, _split(address)[0])
        self._join(address)


class IPv6Interface(_Interface, IPv6Address):
    _network = IPv6Network
    _plain = IPv6Address

    def __init__(self, address):
        IPv6Address.__init__(self, _split(address)[0])
        self._join(address)


def _either(address, four, six, what):
    for kind in (four, six):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _either(address, IPv4Address, IPv6Address, "address")


def ip_network(address, strict=True):
    return _either(address, lambda a: IPv4Network(a, strict), lambda a: IPv6Network(a, strict), "network")


def ip_interface(address):
    return _either(address, IPv4Interface, IPv6Interface, "interface")


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


def summarize_address_range(first, last):
    """The networks that hold the addresses from first to last and no others."""
    if not (isinstance(first, (IPv4Address, IPv6Address)) and isinstance(last, (IPv4Address, IPv6Address))):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = IPv4Network if first.version == 4 else IPv6Network
    at, end, width = int(first), int(last), first.max_prefixlen
    while at <= end:
        low = width if at == 0 else (at & -at).bit_length() - 1
        bits = min(low, (end - at + 1).bit_length() - 1)
        yield network((at, width - bits))
        at += 1 << bits


def collapse_addresses(addresses):
    """The fewest networks that hold the same addresses."""
    ranges = []
    kinds = set()
    for address in addresses:
        kinds.add(address.version)
        ranges.append(address._ends() if not isinstance(address, _Interface) else address.network._ends())
        if len(kinds) > 1:
            raise TypeError(f"{address} is not of the version of the others")
    merged = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    kind = IPv6Address if kinds == {6} else IPv4Address
    return iter([network for first, last in merged for network in summarize_address_range(kind(first), kind(last))])


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    if isinstance(obj, (IPv4Address, IPv6Address)):
        return obj.version, obj
    return NotImplemented
