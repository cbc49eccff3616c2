a = "a" 'b' f"{x}c" r"\d"
b = f"{x!r:>{w}.{p}} {x = } {{}} {x=:>3} {y['k']} {f'{z}'}\n\N{BULLET}"
c = "\ud800\x41\101\u20ac", b"\x00\xff", "\N{GREEK SMALL LETTER ALPHA}"
d = rf"\{a} {a:\n}" """
line"""
e = 10**20, 123456789012345678901234567890, 0x_ff, 1_0.5e-3, 1e400, 2j, 0o17, 0b1
