"""Base 64 and 16: every length, whitespace, padding, and what is refused."""
import base64
import binascii


def t(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(i * 37 % 256 for i in range(300))
for n in (*range(12), 57, 58, 299, 300):
    part = data[:n]
    encoded = binascii.b2a_base64(part)
    print(n, encoded[-30:], binascii.a2b_base64(encoded) == part, base64.b64decode(base64.b64encode(part)) == part)
    print(base64.urlsafe_b64encode(part)[:20], base64.urlsafe_b64decode(base64.urlsafe_b64encode(part)) == part, base64.decodebytes(base64.encodebytes(part)) == part)
    print(binascii.hexlify(part)[-20:], binascii.unhexlify(part.hex().upper()) == part)
for text in [
    b"", b"=", b"==", b"====", b"a", b"ab", b"abc", b"abcd", b"abcde", b"abcdef", b"ab=", b"ab==", b"abc=", b"abc==", b"a===", b"ab=c", b"ab=c=", b"abcd====",
    b"ab==cd", b"ab\n==", b" a b c d ", b"ab*cd", b"=abcd", b"abcd=", b"abcd==ef", b"ab=\n=", b"YWJj\nZGVm\n", b"YWJjZA==\n", b"YWJj=ZGVm", b"\xff\xfeYWJj", b"a=b=c=d=", b"abcdefg", b"abcdefgh=",
    b"abcdefghi", b"abcde===", b"abc=abc=", "YWJj", "é", bytearray(b"YWJj"), memoryview(b"YWJj"), 5, None, "YW Jj",
]:
    t(binascii.a2b_base64, text)
    t(binascii.a2b_base64, text, strict_mode=True)
    t(base64.b64decode, text)
    t(base64.b64decode, text, validate=True)
for text in [b"", b"0", b"0g", b"00ff", "00FF", "0é", b"\xff\xff", bytearray(b"1234"), memoryview(b"1234"), 5, b"0 ", b"a:b:", " 12"]:
    t(binascii.unhexlify, text)
    t(binascii.a2b_hex, text)
for value in [b"ab", bytearray(b"\x00\xff"), memoryview(b"xyz"), "ab", 5, None]:
    t(binascii.hexlify, value)
    t(binascii.hexlify, value, "-")
    t(binascii.b2a_base64, value)
    t(binascii.b2a_base64, value, newline=False)
    t(base64.b64encode, value)
t(base64.b64encode, data[:20], b"-_")
t(base64.b64decode, base64.b64encode(data[:20], b"-_"), b"-_")
t(binascii.hexlify, data[:9], ":", 2)
t(binascii.hexlify, data[:9], ":", -2)
print(issubclass(binascii.Error, ValueError), binascii.Error.__module__, binascii.Incomplete.__mro__[1])
total = 0
for i in range(2000):
    word = data[i % 40 : i % 40 + i % 17]
    total += sum(base64.b64decode(base64.b64encode(word))) - sum(word) + len(binascii.unhexlify(binascii.hexlify(word)))
print(total)
