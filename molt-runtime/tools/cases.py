"""Records what CPython 3.12 makes of expressions, as examples for the runtime's tests.

Each file `src/testing/NAME.txt` has lines `expression <tab> result`; the result is `ascii()` of the value, or
`Type: message` of the exception. This script holds the expressions.

Run:  python3.12 tools/cases.py      (from molt-runtime/)
"""

import itertools
import sys
import warnings

assert sys.version_info[:2] == (3, 12)
warnings.simplefilter("ignore")

TEXTS = ["", "a", "abc", "Hello World", "  pad\t\n", "a,b,,c", "ab\ncd\r\nef\x0bgh\x1cij\x85kl\u2028mn", "stra\xdfe",
         "\xe9t\xe9 \xc9T\xc9", "\u0130\u01c5 \ufb01\u0149", "\u0391\u03a3 \u03a3\u0391\u03a3", "\u4f60\u597d", "\U0001f600x\U0001f600", "12\u0663\xb2\xbd",
         "caf\u00e9\u0301", "\ud800", "it's \"q\"", "\\\x7f\x00\u200b", "_id9", "9x", "aaaa", "\u01c4\u01c6\u1f88", "\u02b0A\u0345\u03a3"]
PLAIN = ["capitalize", "casefold", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
         "isnumeric", "isprintable", "isspace", "istitle", "isupper", "lower", "lstrip", "rsplit", "rstrip", "split", "splitlines",
         "strip", "swapcase", "title", "upper", "expandtabs", "encode"]

STR = [f"{t!a}.{m}()" for t in TEXTS for m in PLAIN]
STR += [f"repr({t!a})" for t in TEXTS] + [f"ascii({t!a})" for t in TEXTS] + [f"len({t!a})" for t in TEXTS]
STR += [f"{t!a}[{i}]" for t in ("hello", "\xe9a\u0101\U0001f600") for i in (
    "0", "-1", "3", "9", "-9", "1:3", ":2", "2:", "::-1", "::2", "-2:", ":-1", "3:1", "-9:9", "4:0:-2", "::-3", "9:", ":-9", "1:1")]
STR += [f"{t!a}.{m}({s!a}{r})" for t, s in (("abcabc", "bc"), ("\u0101bc\u0101bc", "bc"), ("abc", ""), ("", ""), ("aXb", "\U0001f600"), ("xyz", "xyz!"))
        for m in ("find", "rfind", "count", "startswith", "endswith", "index", "rindex") for r in ("", ", 1", ", -2", ", 0, 3", ", 9", ", None, -1", ", 4, 2")]
STR += [f"{t!a}.{m}({a})" for t in ("a,b,,c", ",a,", "", "ab", " a  b ") for m in ("split", "rsplit") for a in (
    "','", "',', 1", "',', 0", "',', -1", "None, 1", "None, 0", "None, 9", "sep=','", "maxsplit=1", "',,'")]
STR += [f"{t!a}.{m}({s!a})" for t in ("a-b-c", "abc", "-", "", "\u0101-b") for m in ("partition", "rpartition") for s in ("-", "b", "--", "\u0101")]
STR += [f"{t!a}.{m}({a})" for t in ("a", "ab", "\u0101", "+5", "-", "") for m in ("center", "ljust", "rjust") for a in ("0", "4", "5, '*'", "6, '\u0101'", "-3")]
STR += [f"{t!a}.zfill({n})" for t in ("5", "-5", "+5", "", "abc", "--1") for n in (0, 3, 6)]
STR += [f"{t!a}.expandtabs({n})" for t in ("a\tb", "\t\t", "ab\n\tc\r\td", "\xe9\t\u0101") for n in ("", 4, 1, 0, -2, "tabsize=3")]
STR += [f"{t!a}.replace({a})" for t in ("banana", "", "aaa", "\u0101a\u0101", "na") for a in (
    "'a', 'x'", "'a', ''", "'', '-'", "'', '-', 2", "'a', 'xyz', 2", "'na', 'NA', 0", "'a', '\u0101'", "'\u0101', 'a'", "'z', 'y'", "'a', 'b', -1", "'aa', 'b'")]
STR += [f"{t!a}.{m}({c!a})" for t in ("xxhixx", "hi", "", "xyxhiyx", "\u0101hi\u0101") for m in ("strip", "lstrip", "rstrip") for c in ("x", "xy", "", "\u0101x", "hi")]
STR += [f"{t!a}.{m}({p!a})" for t in ("prefix-x-fix", "", "x") for m in ("removeprefix", "removesuffix") for p in ("prefix", "fix", "", "x", "longer than all")]
STR += [f"{t!a}.splitlines({k})" for t in TEXTS + ["a\n\nb\n", "\r\n", "a\r"] for k in ("True", "keepends=True", "False")]
STR += [f"{s!a}.join({x})" for s in (",", "", "\u0101") for x in ("[]", "['a']", "['a', 'b']", "('\xe9', 'b')", "'xyz'", "{'k': 1, 'l': 2}")]
STR += ["'abc'.translate(str.maketrans('ab', 'xy'))", "'abc'.translate(str.maketrans('ab', 'xy', 'c'))", "'abc'.translate({97: 'long', 98: None, 99: 0x1f600})",
        "str.maketrans({'a': 'b', 3: None})", "str.maketrans('abc', 'def', 'z\xe9a')", "'abc'.translate({})", "'abc'.translate('x')", "'\\x00\\x01'.translate('xy')"]
STR += [f"{a!a} {op} {b!a}" for a, b in (("a", "b"), ("a", "a"), ("", "a"), ("\xe9", "e"), ("\uffff", "\U00010000"), ("abc", "abd")) for op in ("<", "<=", "==", "!=", ">", ">=")]
STR += ["'a' + 'b'", "'\xe9' + '\u0101'", "'' + 'x'", "'ab' * 3", "3 * 'ab'", "'ab' * 0", "'ab' * -1", "'\u0101' * 2", "True * 'ab'", "'a' in 'banana'", "'' in ''",
        "'nan' in 'banana'", "'x' not in 'banana'", "list('a\xe9\u0101')", "str()", "str('x')", "str(5)", "str(1.5)", "str(None)", "str([1, 'a'])", "str(object='x')", "ord('a')",
        "ord('\U0001f600')", "ord(b'a')", "chr(97)", "chr(0x1f600)", "chr(True)", "iadd('a', 'b')", "imul('ab', 2)", "hash('abc') == hash('abc')", "'a' == 1", "'a' != 1",
        "str(b'abc', 'ascii')", r"str(b'\xc3\xa9', encoding='utf-8')", r"str(b'\xff', errors='replace')", "'abc'.startswith(('x', 'a'))", "'abc'.endswith(())",
        "'abc'.startswith(('b', 'c'), 1)", "''.startswith('', 1)", "''.find('', 1)", "'abc'.find('', 3)", "'abc'.count('', 1, 2)"]

STR_ERRORS = r"""'a'.strip(1)
'a'.lstrip(1)
'a'.find(1)
'a'.index('b')
'a'.rindex('b')
'a'.count(1)
'a'.startswith(1)
'a'.startswith((1,))
'a'.endswith([])
'a'.startswith('a', 1.5)
'a'.find('a', 1.5)
'a'.replace(1, 2)
'a'.replace('a', 2)
'a'.replace('a', 'b', 1.5)
'a'.split(1)
'a'.split('')
'a'.rsplit(1)
'a'.rsplit('')
'a'.split(None, 'x')
'a'.partition(1)
'a'.partition('')
'a'.rpartition('')
'a'.center('x')
'a'.center(5, 'xx')
'a'.center(5, 1)
'a'.ljust(5, '')
'a'.zfill('a')
'a'.zfill(2**70)
'a'.center(2**70)
'a'.join(1)
'a'.join([1])
'a'.join(['a', b'x'])
'a'.removeprefix(1)
'a'.removesuffix(1)
'a'.expandtabs('x')
'a'.expandtabs(2**40)
'a'.encode(1)
'a'.encode('foo')
'\xe9'.encode('ascii')
'\xe9'.encode('ascii', 'foo')
'\xe9\u0100'.encode('latin-1')
'\xe9\ud800'.encode()
'a\ud800\ud801b'.encode('utf-8')
'a\ud800\ud801b'.encode('utf-16')
'a'.translate(1)
'a'.translate({97: 1.5})
'a'.translate({97: 0x110000})
'a'.translate({97: -1})
str.maketrans(1)
str.maketrans({'ab': 1})
str.maketrans({1.5: 1})
str.maketrans('a', 'bc')
str.maketrans('a', 1)
str.maketrans(1, 'a')
str.maketrans('a', 'b', 1)
'a' * 1.5
'a' + 1
'a' * 2**70
'a'[1.5]
'a'['x']
'a'[5]
'a'[2**70]
'abc'[::0]
'abc'[1.5:]
1 in 'a'
ord('ab')
ord(1)
ord(b'ab')
chr(-1)
chr(2**40)
chr('a')
chr(1.5)
'a' < 1
str(1, 'ascii')
str('a', 'ascii')
str(b'\xff', 'ascii')
str(1, 2, 3, 4)
str(x=1)
'abc' % 1
'a' * 2**45
'a'.center(2**45)
'ab'.zfill(2**45)
format('a', '99999999999999')
'%99999999999999d' % 1
'%99999999999999s' % 1
'\u0101' * 2**45
1 + 'a'
'a' - 'b'""".split("\n")

FORMAT = r"""'%d' % 'x'
'%d' % 1.5
'%x' % 1.5
'%c' % 'ab'
'%c' % 0x110000
'%c' % 1.5
'%s %s' % 1
'%s' % (1, 2)
'%(a)s' % 1
'%(a)s' % {}
'%(a' % {}
'%y' % 1
'%' % ()
'%.0f %5.2e %g %r %a %%' % (1.5, 2.25, 1e100, '\xe9', '\xe9')
'%*d|%-*d|%.*f' % (5, 3, 5, 3, 2, 1.23456)
'%#x %#o %+d % d %05d %-5d|' % (255, 8, 3, 3, 3, 3)
'%5s|%-5s|%.2s' % ('a', 'b', 'cde')
'%i %u %d' % (1, True, 2.9)
'abc' % ()
'abc' % {}
'abc' % [1]
'%(a)s %(b)d' % {'a': 1, 'b': 2}
'%l d' % 3
'%ld' % 3
'%.3d' % 5
'%.3x' % 5
'%#.3x' % -5
'%08.3d' % -5
'%s' % None
'%*d' % ('a', 1)
'%.*d' % (1.5, 1)
'%f' % 'a'
'%e' % None
'%5%|' % ()
'%5%|' % (1,)
'%c|%3c|%-3c' % (97, 'b', 'c')
'%(a)*d' % {'a': 1}
'%s %(a)s' % {'a': 1}
'%10.3f|%-10.3f|%+.1f|%010.2f' % (1.23456, 1.23456, 1.23456, 1.23456)
'%(a)%' % {'a': 1}
'%5' % 1
'%5.' % 1
'%l' % 1
'%(a)' % {'a': 1}
'%5.1s|' % 'abc'
'%+s' % 'a'
'%05s' % 'a'
'%#X %#o %#d' % (255, 8, 5)
'%+x % x' % (255, 255)
'%-+6d|%- 6d|' % (5, 5)
'%0-6d|' % 5
'%06d|%06d' % (-5, 5)
'%+06.3d|' % 5
'%#06x|%#6x|%-#6x|' % (255, 255, 255)
'%#08.4x|' % 255
'%.0d|' % 0
'%.0x|' % 0
'%d' % 10**30
'%x' % -10**30
'%o' % -8
'%.50d' % -10**30
'%040d' % -10**30
'%d' % float('inf')
'%d' % float('nan')
'%d' % 1e30
'%d' % True
'%d' % None
'%X' % 'x'
'%o' % 1.5
'%e %E %f %F %g %G' % (1234.5678, 1234.5678, 1234.5678, 1234.5678, 1e-10, 1e-10)
'%F %E %G' % (float('inf'), float('nan'), float('-inf'))
'%010f|%-10.2f|%+f|% f|%#.0f|%#g' % (float('nan'), 1.005, 1.5, 1.5, 3.0, 1.0)
'%010.2f|%010f' % (-1.5, float('-inf'))
'%5c|%-5c|%05c|' % ('a', 'b', 'c')
'%.2c|' % 'a'
'%c' % ''
'%c' % -1
'%c' % b'a'
'%.3r|%8.3r|' % ('abcdef', 'abc')
'%*s|' % (-5, 'a')
'%*d' % (2**70, 1)
'%.*f' % (-2, 1.5)
'%.*f' % (2**40, 1.5)
'%99999999999999999999d' % 1
'%.99999999999999999999d' % 1
'%(a(b)c)s' % {'a(b)c': 1}
'%()s' % {'': 5}
'%(a)s %s' % {'a': 1}
'%s' % {'a': 1}
'%s' % [1, 2]
'%s' % ()
'%\xe9' % 1
'%s' % b'a'
b'%s %d %x %b %a %c %r %5.2f' % (b'a', 1, 255, b'x', '\xe9', 65, 'q', 1.5)
b'%s' % 'a'
b'%d' % 'a'
b'%c' % 300
b'%c' % 'a'
b'%b' % 1
b'%(a)s' % {b'a': b'x'}
b'%(a)s' % {'a': b'1'}
b'%s' % (b'a', b'b')
b'%5s|%-5s|%.2s' % (b'a', b'b', b'cde')
b'%c' % b'ab'
b'%f' % 'x'
b'abc' % 5
b'%' % ()
bytearray(b'%s') % b'x'
'{} {}'.format(1)
'{0} {}'.format(1, 2)
'{} {0}'.format(1, 2)
'{'.format()
'}'.format()
'{a}'.format()
'{a[0]}'.format(a=[5])
'{a[x]}'.format(a={'x': 5})
'{a[0]}'.format(a={'x': 5})
'{!x}'.format(1)
'{!}'.format(1)
'{!rr}'.format(1)
'{:{}}'.format(1, 5)
'{:{:{}}}'.format(1, 5, 3)
'{a[}'.format(a=1)
'{a.}'.format(a=1)
'{a[]}'.format(a=[])
'{a[0]x}'.format(a=[1])
'{0!r:>5}|{0!s:^5}|{0!a}'.format('\xe9')
'{:>5}'.format('a')
'{:=5}'.format('a')
'{:05}'.format('a')
'{:d}'.format('a')
'{:+}'.format('a')
'{: }'.format('a')
'{:#}'.format('a')
'{:,}'.format('a')
'{:_}'.format('a')
'{:z}'.format('a')
'{:.2}'.format('abc')
'{:*^10.3s}'.format('abcdef')
'{:5%}'.format('a')
'{:.}'.format('a')
'{:5x}'.format('a')
'{:999999999999999999999}'.format('a')
'{99999999999999999999}'.format('a')
'{0[99999999999999999999]}'.format([1])
'{-1}'.format(1)
'{ 0}'.format(1)
'{{}}{}'.format(1)
'{:{w}.{p}f}'.format(3.14159, w=10, p=2)
'{:{}}'.format('a', '>5')
'{0[a][b]}'.format({'a': {'b': 1}})
'{!r:{}}'.format('a', 5)
'{a}{b}'.format(a=1, b='x', c=3)
'{a!r}'.format_map({'a': 'x'})
'{}'.format_map({})
'{0}'.format_map({})
'{a}'.format_map({})
'{a[b'.format(a=1)
'{:}'.format(1)
'{!s}'.format(1)
'{!s:}'.format(1)
'{!'.format(1)
'{!s'.format(1)
'{!sx'.format(1)
'{:'.format(1)
'{a'.format(1)
'{a{'.format(1)
'x}y'.format()
'{a!\x01}'.format(a=1)
'{:{:}}'.format(1, 2)
'{0:{0}}'.format(5)
'{:\n}'.format(5)
'{[0]}'.format([7])
'{0[0]}{1[x]}'.format('ab', {'x': 1})
'{0[-1]}'.format('ab')
'{0[-1]}'.format({'-1': 2})
'{\u0663}'.format(0, 1, 2, 9)
'{:>{w}}'.format('\xe9', w=4)
'a{}b{}c'.format('\u0101', '\U0001f600')
'{{{}}}'.format(1)
'{:5}|{:<5}|{:^5}|{:,}|{:.2f}|{:e}|{:#x}|{:+d}'.format(1, 2, 3, 1234567, 2.5, 2.5, 255, 5)
format('\xe9', '\xe9<5')
format('a', '5.1')
format('a', '<')
format('abc', '^6')
format('abc', '06')
format('abc', '>06')
format('a', 's')
format('a', '10s')
format('a', '=10')
format('a', '5c')
format('a', '\xe9')
format('a', 'xx')
format('a', '0=5')
format(5, '\xe9')
format(None, 'x')
format([], '5')
format('a', 5)
format('a')
'{:s}'.format(5)
'{0:c}'.format(97)
'{0.a.b}'.format(1)
'{0.real}'.format(7)
'{.imag}{}'.format(7, 8)
'{0[0].real}'.format([5])
'{0.x}'.format('a')""".split("\n")

CODECS = ["'a\xe9\u20ac\U0001f600'", "''", "'ascii'", "'\xff'", "'\udc80\udc81'", "'x\ud800y'", "'\udc80\xe9'"]
NAMES = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "UTF8", "us-ascii", "ISO-8859-1", "utf-8-sig"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]
BYTES_IN = [r"b'abc'", r"b'a\x80b'", r"b'\xe2\x82\xac'", r"b'\xe2\x82'", r"b'\xe2\x82a\xff'", r"b'\xf0\x9f\x98\x80\xf5'", r"b'\xed\xa0\x80'", r"b'\xc0\x80'",
            r"b'\xff\xfea\x00\x00\xd8'", r"b'\x00a\xd8\x00\x00b'", r"b'\x00\xdcab'", r"b'\xef\xbb\xbfhi'", r"b'\xf4\x90\x80\x80'", r"b'\xe0\x9f\xbf'", r"b''",
            r"b'\x00\x00\x00a\x00\x11\x00\x00'"]
CODEC = [f"{t}.encode({n!a}, {h!a})" for t in CODECS for n in NAMES for h in HANDLERS]
CODEC += [f"{b}.decode({n!a}, {h!a})" for b in BYTES_IN for n in NAMES for h in HANDLERS]
CODEC += [f"{t}.encode({n!a}, {h!a})" for t in ("'a\u0100\u4e2d\u20ac\xe9'", "'\udc81'", "'a\u0100\udc80'") for n in ("cp1252", "windows-1252", "iso-8859-15", "koi8-r", "cp437", "unicode_escape", "raw_unicode_escape") for h in HANDLERS]
CODEC += [f"bytes({b}).decode({n!a}, {h!a})" for b in ("[97, 129, 141]", "[128, 164, 255]") for n in ("cp1252", "iso8859_15", "koi8_r", "mac-roman", "cp850") for h in HANDLERS]
CODEC += [f"{b}.decode({n!a}, {h!a})" for b in (r"b'a\\x41\\u00e9\\101\\n\\0\xff'", r"b'\\x4'", r"b'ab\\x4g'", r"b'\\u00'", r"b'\\U00110000'", r"b'a\\'", r"b'\\q\\8'", r"b'\\U0001f600'")
          for n in ("unicode_escape", "raw_unicode_escape") for h in ("strict", "replace", "ignore", "backslashreplace")]
CODEC += ["'a\\n\\t\\\\\x7f\u20ac\U0001f600'.encode('unicode_escape')", "b'a'.decode('foo')", "b'a\\x80'.decode('ascii', 'foo')", "b'a'.decode(1)", "b'a'.decode(encoding='ascii')", "'a'.encode(errors='x')", "''.encode('u t f 8')"]

BYTES_TEXTS = [b"", b"a", b"abc", b"Hello World", b" pad\t\n", b"a,b,,c", b"ab\ncd\r\nef\x0bgh\rij", b"\xe9\xff\x00", b"12", b"it's \"q\"", b"'", b"aaaa", b"ABC def"]
BYTES_PLAIN = ["capitalize", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper", "lower", "lstrip", "rsplit", "rstrip",
               "split", "splitlines", "strip", "swapcase", "title", "upper", "expandtabs", "hex"]


def both(expressions):
    for e in expressions:
        yield e
        if e.startswith("b'") or e.startswith('b"'):
            end = next(i for i in range(2, len(e)) if e[i] == e[1] and e[i - 1] != "\\" or e[i] == e[1] and e[i - 2 : i] == "\\\\")
            yield f"bytearray({e[: end + 1]}){e[end + 1 :]}"


BYTES = list(both([f"{t!a}.{m}()" for t in BYTES_TEXTS for m in BYTES_PLAIN]))
BYTES += list(both([f"{t!a}[{i}]" for t in (b"hello",) for i in ("0", "-1", "9", "1:3", "::-1", "::2", "-2:", ":-1", "3:1", "'x'", "1.5:", "::0")]))
BYTES += list(both([f"{t!a}.{m}({s}{r})" for t, s in ((b"abcabc", "b'bc'"), (b"abcabc", "98"), (b"abc", "b''"), (b"", "b''"), (b"ab", "b'abc'"))
                    for m in ("find", "rfind", "count", "index", "rindex") for r in ("", ", 1", ", -2", ", 0, 3", ", 9", ", None, -1")]))
BYTES += list(both([f"{t!a}.{m}({a})" for t in (b"a,b,,c", b"", b" a  b ") for m in ("split", "rsplit") for a in ("b','", "b',', 1", "b',', 0", "None, 1", "sep=b','", "maxsplit=1")]))
BYTES += list(both([f"{t!a}.{a}" for t in (b"a-b-c", b"abc", b"") for a in (
    "partition(b'-')", "rpartition(b'-')", "replace(b'-', b'+')", "replace(b'', b'+')", "replace(b'-', b'', 1)", "center(8)", "ljust(8, b'*')", "rjust(8, b'*')", "center(9, bytearray(b'x'))",
    "zfill(7)", "strip(b'ac')", "lstrip(b'a')", "rstrip(b'c-')", "removeprefix(b'a')", "removesuffix(b'c')", "startswith(b'a')", "endswith((b'x', b'c'))", "startswith(b'b', 2)",
    "translate(None, b'a')", "translate(bytes.maketrans(b'ab', b'xy'))", "translate(bytes.maketrans(b'ab', b'xy'), delete=b'c')", "translate(None)", "hex('-')", "hex(':', 2)", "hex(':', -2)",
    "hex(sep=b'.')", "expandtabs(3)", "join([b'x', bytearray(b'y')])", "join([])", "splitlines(True)", "decode()")]))
BYTES += r"""b'a'.find('a')
b'a'.find(300)
b'a'.find(1.5)
b'a'.index(b'x')
b'a'.rindex(b'x')
b'a'.count('a')
b'a'.startswith('a')
b'a'.startswith(('a',))
b'a'.endswith(1)
b'a'.replace('a', b'b')
b'a'.replace(b'a', 'b')
b'a'.split('a')
b'a'.split(b'')
b'a'.partition(b'')
b'a'.partition('a')
b'a'.strip('a')
b'a'.center(5, 'x')
b'a'.center(5, b'xx')
b'a'.join([b'a', 'b'])
b'a'.join(1)
b'a'.join([1])
b'a'.removeprefix('a')
b'a'.translate('a')
b'a'.translate(b'a')
b'a'.translate(None, 'a')
bytes.maketrans(b'a', b'bc')
bytes.maketrans(b'a', 'b')
b'abc'.hex('--')
b'abc'.hex('\xe9')
bytes.fromhex('ab CD\n')
bytearray.fromhex('ab')
bytes.fromhex('a b')
bytes.fromhex('ab c')
bytes.fromhex('zz')
bytes.fromhex(1)
b'a' + 'b'
b'a' + 1
b'a' * 1.5
b'ab' * 3
2 * b'ab'
b'a' + bytearray(b'b')
bytearray(b'b') + b'a'
'a' in b'a'
300 in b'a'
1.5 in b'a'
97 in b'a'
b'' in b'a'
bytes()
bytes(3)
bytes('a')
bytes('a', 1)
bytes(-1)
bytes([300])
bytes(['a'])
bytes([1.5])
bytes(1.5)
bytes('\xe9', 'ascii')
bytes('\xe9', 'utf-8')
bytes(1, 'ascii')
bytes(b'a', 'ascii')
bytes(2**70)
bytes(2**45)
bytes(2**62)
b'a' * 2**45
b'a'.center(2**45)
bytes(encoding='ascii')
bytes(errors='x')
bytes(b'', b'', b'', b'')
bytes(None)
bytes({1: 2})
bytes([True])
bytes(memoryview(b'ab'))
bytes(memoryview(b'abc')[::-1])
bytearray()
bytearray(5)
bytearray('a')
bytearray([300])
bytearray(1.5)
bytearray('ab', 'ascii')
b'a' < 'a'
b'a' == 'a'
b'a' != 'a'
b'a' == bytearray(b'a')
bytearray(b'a') < b'b'
b'a' >= b'b'
hash(b'abc') == hash('abc')
hash(bytearray(b'a'))
setitem(bytearray(b'abc'), 1, 120)
setitem(bytearray(b'abc'), -1, 120)
setitem(bytearray(b'abc'), 0, 300)
setitem(bytearray(b'abc'), 0, 'a')
setitem(bytearray(b'abc'), 5, 0)
setitem(bytearray(b'abc'), slice(0, 2, None), b'wxyz')
setitem(bytearray(b'abc'), slice(1, 1, None), [1, 2])
setitem(bytearray(b'abcd'), slice(0, 4, 2), b'xy')
setitem(bytearray(b'abcd'), slice(0, 4, 2), b'a')
setitem(bytearray(b'abc'), slice(0, 1, None), 'a')
setitem(bytearray(b'abc'), slice(0, 1, None), 1)
delitem(bytearray(b'abc'), 1)
delitem(bytearray(b'abc'), 5)
delitem(bytearray(b'abc'), 'a')
delitem(bytearray(b'abcdef'), slice(1, 3, None))
delitem(bytearray(b'abcdef'), slice(None, None, 2))
delitem(bytearray(b'abcdef'), slice(None, None, -2))
iadd(bytearray(b'a'), b'bc')
iadd(bytearray(b'a'), 'a')
imul(bytearray(b'ab'), 2)
bytearray(b'a').append(300)
bytearray(b'a').append('a')
bytearray(b'a').extend('a')
bytearray(b'a').extend(1)
bytearray(b'a').extend([300])
bytearray(b'a').insert(0, 300)
bytearray(b'a').pop(5)
bytearray(b'').pop()
bytearray(b'abc').pop()
bytearray(b'abc').pop(0)
bytearray(b'a').remove(98)
bytearray(b'a').remove(300)
bytearray(b'abc').copy()
memoryview(1)
memoryview(b'abc')[1]
memoryview(b'abc')[1:].tobytes()
memoryview(b'abc')[::2].tolist()
memoryview(b'abc').tolist()
len(memoryview(b'abc'))
memoryview(b'abc')[5]
memoryview(b'abc')['a']
memoryview(b'abc') == b'abc'
memoryview(b'abc') == 'abc'
setitem(memoryview(b'abc'), 0, 1)
setitem(memoryview(bytearray(b'abc')), 0, 300)
setitem(memoryview(bytearray(b'abc')), 0, 'a')
setitem(memoryview(bytearray(b'abc')), slice(0, 2, None), b'a')
setitem(memoryview(bytearray(b'abc')), 1, 120).tobytes()
setitem(memoryview(bytearray(b'abc')), slice(0, 2, None), b'xy').tobytes()
memoryview(b'abc').nbytes
memoryview(b'abc').itemsize
memoryview(b'abc').format
memoryview(b'abc').ndim
memoryview(b'abc').shape
memoryview(b'abc').strides
memoryview(b'abc').readonly
memoryview(bytearray(b'abc')).readonly
memoryview(b'abc').hex()
memoryview(b'abc').obj
hash(memoryview(b'abc')) == hash(b'abc')
hash(memoryview(bytearray(b'abc')))
list(memoryview(b'ab'))
list(b'ab')
list(bytearray(b'ab'))
97 in memoryview(b'ab')
str(memoryview(b'ab'), 'ascii')""".split("\n")


def iadd(a, b):
    a += b
    return a


def imul(a, b):
    a *= b
    return a


def setitem(a, b, c):
    a[b] = c
    return a


def delitem(a, b):
    del a[b]
    return a


def record(name, expressions):
    lines = []
    for expression in dict.fromkeys(expressions):
        expression = expression.encode("ascii", "backslashreplace").decode()
        try:
            result = ascii(eval(expression))
        except Exception as e:
            result = f"{type(e).__name__}: " + str(e).encode("ascii", "backslashreplace").decode()
        lines.append(f"{expression}\t{result}\n")
    with open(f"src/testing/{name}.txt", "w") as file:
        file.writelines(lines)
    print(name, len(lines))


def checksum(values):
    total = 0
    for value in values:
        total = (total * 31 + value) & 0xFFFFFFFFFFFFFFFF
    return total


def image(text):
    codes = [ord(c) for c in text] + [0, 0]
    return codes[0] + 3 * codes[1] + 5 * codes[2]


def record_unicode():
    chars = [chr(c) for c in (*range(0x20000), *range(0xE0000, 0xE1000))]
    lines = []
    for name in ("isprintable", "isalpha", "isdecimal", "isdigit", "isnumeric", "islower", "isupper", "istitle", "isspace", "isidentifier", "isalnum"):
        lines.append((name, checksum(getattr(c, name)() for c in chars)))
    for name in ("lower", "upper", "title", "casefold", "capitalize", "swapcase"):
        lines.append((name, checksum(image(getattr(c, name)()) for c in chars)))
    lines.append(("sigma", checksum(("A" + c + "\u03a3").lower()[-1] == "\u03c2" for c in chars)))
    lines.append(("sigma_after", checksum(("A\u03a3" + c).lower()[1] == "\u03c2" for c in chars)))
    lines.append(("continue", checksum(("a" + c).isidentifier() for c in chars)))
    lines.append(("word", checksum((c + "a").title()[-1] == "a" for c in chars)))
    with open("src/testing/unicode.txt", "w") as file:
        file.writelines(f"{name} {value}\n" for name, value in lines)


record_unicode()
record("str", STR + STR_ERRORS)
record("format", FORMAT)
record("codec", CODEC)
record("bytes", BYTES)
