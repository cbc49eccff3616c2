"""Base 16, 32 and 85: every length, folding, wrapping, and what is refused."""
import base64
import binascii


def t(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(i * 73 % 256 for i in range(200))
for n in (*range(13), 199, 200):
    part = data[:n]
    for encode, decode in (
        (base64.b16encode, base64.b16decode), (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
        (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode),
    ):
        text = encode(part)
        print(n, encode.__name__, text[-18:], decode(text) == part, decode(text.decode()) == part)
    print(base64.b85encode(part, pad=True)[-12:], base64.a85encode(part, pad=True, adobe=True)[-12:])
for part in (bytes(4), bytes(8), bytes(3), bytes(7), b"    ", b"    x", b"   ", b"\xff" * 4, b"\xff" * 6, b"\0\0\0\0    \0"):
    print(part, base64.a85encode(part), base64.a85encode(part, foldspaces=True), base64.a85encode(part, pad=True), base64.b85encode(part))
    print(base64.a85decode(base64.a85encode(part)) == part, base64.a85decode(base64.a85encode(part, foldspaces=True), foldspaces=True) == part)
for width in (1, 2, 5, 20):
    print(base64.a85encode(data[:30], wrapcol=width)[:40], base64.a85encode(data[:30], wrapcol=width, adobe=True)[-20:])
for text in (b"", b"A", b"AA", b"AAAAAAAA", b"AA======", b"AAA=====", b"AAAA====", b"AAAAA===", b"AAAAAA==", b"AAAAAAA=", b"A=======", b"aaaaaaaa", b"AAAAAAA1", b"0O1L8AAA", b"AA=AA===", "AAAA====", "é" * 8, b"========", b"A" * 16, b"A" * 12 + b"====", 5):
    t(base64.b32decode, text)
    t(base64.b32decode, text, casefold=True)
    t(base64.b32decode, text, map01=b"I")
    t(base64.b32hexdecode, text, True)
for text in (b"", b"0", b"00", b"00000", b"~~~~~", b"~~~~", b"|NsC0", b"|NsC1", b" 0000", b"0000\x00", b"00000[0000", b"000000000\x7f", "00000", "é", 5, bytearray(b"abcde"), memoryview(b"abcde")):
    t(base64.b85decode, text)
for text in (b"", b"!", b"!!", b"!!!!!", b"z", b"!z", b"zz!!", b"y", b"!y", b"s8W-!", b"s8W-\"", b"uuuuu", b"uuuu", b"!!\n!! !", b"!v", b"\xff", b"<~!!~>", b"!!~>", b"<~z~>", "<~!!!!!~>", "é", 5):
    t(base64.a85decode, text)
    t(base64.a85decode, text, foldspaces=True)
    t(base64.a85decode, text, adobe=True)
    t(base64.a85decode, text, ignorechars=b"v!")
for text in (b"", b"0", b"00FF", b"00ff", b"0G", "00FF", "é", 5):
    t(base64.b16decode, text)
    t(base64.b16decode, text, True)
for value in ("text", 5, None, bytearray(b"xy"), memoryview(b"abc")):
    for encode in (base64.b16encode, base64.b32encode, base64.b85encode, base64.a85encode):
        t(encode, value)
