"""Interfaces: an address with its network, of either version, with a scope."""

import ipaddress

for text in ("192.168.1.7/24", "fe80::1/10", "10.0.0.1/8", "fe80::1%eth0/10"):
    interface = ipaddress.ip_interface(text)
    print(interface, repr(interface), interface.ip, interface.network, interface.with_prefixlen, interface.with_netmask, interface.version)
a = ipaddress.IPv4Interface("1.2.3.4/16")
print(a, a.ip, a.network, a + 1, a < ipaddress.IPv4Interface("1.2.3.5/16"), hash(a) == hash(ipaddress.IPv4Interface("1.2.3.4/16")))
b = ipaddress.IPv6Interface("2001:db8::1%eth0/64")
print(b, repr(b), b.ip, b.network, b.scope_id, str(b), f"{b}", [b])
