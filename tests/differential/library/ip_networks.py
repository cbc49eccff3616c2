import ipaddress as ip
for a in ('192.168.1.1', '8.8.8.8', '127.0.0.1', '224.0.0.5', '0.0.0.0', '169.254.3.4', '240.0.0.1', '::1', '::', 'fe80::1', '2001:db8::8a2e:370:7334', 'ff02::1', '::ffff:1.2.3.4', '2002:c000:204::', 'fc00::1', 'fec0::1', '1:0:0:2:0:0:0:3'):
    x = ip.ip_address(a)
    print(x, repr(x), x.version, x.exploded, x.compressed, [n for n in ('is_multicast', 'is_private', 'is_global', 'is_reserved', 'is_loopback', 'is_link_local', 'is_unspecified') if getattr(x, n)], x.packed.hex(), x.reverse_pointer, x.max_prefixlen)
print(ip.IPv6Address('::ffff:1.2.3.4').ipv4_mapped, ip.IPv6Address('2002:c000:204::').sixtofour, ip.IPv6Address('fec0::1').is_site_local, ip.IPv6Address('fe80::1%eth0').scope_id)
for a in ('1.2.3', '1.2.3.4.5', 'a.b.c.d', '1.2.3.400', '01.2.3.4', '', '1..2.3', '1.2.3.4/5', '1234.1.1.1', -1, 2 ** 32, b'abc'):
    try:
        print(ip.IPv4Address(a))
    except ip.AddressValueError as e:
        print(type(e).__name__, e)
for a in ('', ':', '1:2', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:', 'g::', '12345::', '1:2:3:4:5:6:7::8', '::1.2.3', '::1/64', 1 << 128):
    try:
        print(ip.IPv6Address(a))
    except ip.AddressValueError as e:
        print(type(e).__name__, e)
for f, a in ((ip.ip_address, 'x'), (ip.ip_network, '10.0.0.1/8'), (ip.ip_network, '10.0.0.0/33'), (ip.ip_interface, 'q/3'), (ip.IPv4Network, '10.0.0.0/99'), (ip.IPv4Network, '10.0.0.1/24'), (ip.ip_network, '1/2/3'), (ip.ip_address, '1.1.1.1/8')):
    try:
        print(f(a))
    except ValueError as e:
        print(type(e).__name__, e)
n = ip.ip_network('10.0.0.0/29')
print(n, repr(n), n.num_addresses, n.netmask, n.hostmask, n.broadcast_address, list(n.hosts()), list(n)[-1], n[1], n[-2], n.with_netmask, n.with_hostmask, n.prefixlen, ip.ip_address('10.0.0.9') in n)
print(list(n.subnets()), list(n.subnets(2)), list(n.subnets(new_prefix=31)), n.supernet(), n.supernet(new_prefix=8), n.subnet_of(ip.ip_network('10.0.0.0/8')), n.overlaps(ip.ip_network('10.0.0.4/30')), list(n.address_exclude(ip.ip_network('10.0.0.4/32'))))
print(ip.ip_network('192.168.0.77/255.255.255.0', strict=False), ip.ip_network('10.0.0.0/0.255.255.255'), ip.ip_network(('10.0.0.0', 24)), ip.ip_network(167772160), ip.ip_network('2001:db8::/126'), list(ip.ip_network('2001:db8::/126').hosts()), list(ip.ip_network('10.0.0.0/31').hosts()), list(ip.ip_network('10.0.0.7/32').hosts()))
i = ip.ip_interface('10.1.2.3/24')
print(i, repr(i), i.ip, i.network, i.netmask, i.with_netmask, i == ip.ip_interface('10.1.2.3/24'), i.hostmask)
a, b = (ip.ip_address('10.0.0.1'), ip.ip_address('10.0.0.20'))
print(a < b, a + 5, b - 1, int(a), sorted([b, a]), max(a, b), a == ip.ip_address('10.0.0.1'), len({a, b, ip.ip_address('10.0.0.1')}), f'{a!s:>15}|{a:s}|{a:b}|{a:#x}|{a:n}', list(ip.summarize_address_range(a, b)))
print(list(ip.collapse_addresses([ip.ip_network('10.0.0.0/25'), ip.ip_network('10.0.0.128/25'), ip.ip_network('10.0.2.0/24'), ip.ip_address('10.0.1.0')])), sorted(map(ip.ip_network, ['10.0.0.0/8', '10.0.0.0/16', '9.0.0.0/8'])), sorted([ip.ip_address('::1'), ip.ip_address('1.1.1.1')], key=ip.get_mixed_type_key))
for f in (lambda: a < ip.ip_address('::1'), lambda: a < 3, lambda: n[99], lambda: list(n.subnets(new_prefix=5)), lambda: a + (1 << 33), lambda: list(ip.summarize_address_range(b, a)), lambda: n.supernet(30), lambda: n < a):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(ip.ip_network('192.168.0.0/16').is_private, ip.ip_network('8.0.0.0/8').is_global, a.is_private, n.is_multicast, ip.v4_int_to_packed(1), n == ip.ip_network('10.0.0.0/29'), hash(n) == hash(ip.ip_network('10.0.0.0/29')), isinstance(i, ip.IPv4Address))
