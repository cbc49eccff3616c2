import re, shlex, contextlib, os, tempfile
lexer = re.Scanner([('[0-9]+\\.[0-9]+', lambda s, t: ('FLOAT', float(t))), ('[0-9]+', lambda s, t: ('INT', int(t))), ('(?:[a-z_]\\w*)', lambda s, t: ('ID', t, s.match.span())), ('([\'\\"])(.*?)[\'\\"]', lambda s, t: ('STR', t)), ('[-+*/=()]', 'OP'), ('\\s+', None)], re.I)
for t in ("x = 3.14 * (Y_1 + 42) - 'str q' @ rest", '', '@', '12 34'):
    print(lexer.scan(t))
for text in ("echo hello; ls -l | grep 'a b' > out.txt && cat", 'a=b \'c d\'\\\'\'e\' # comment\nnext "q\\"x" z', "x + y*2 - foo(bar, 'baz')"):
    for kw in ({}, {'posix': True}, {'punctuation_chars': True}, {'posix': True, 'punctuation_chars': True}):
        lex = shlex.shlex(text, **kw)
        try:
            print(kw, list(lex), lex.lineno)
        except ValueError as e:
            print(kw, e)
lex = shlex.shlex('a.b-c d,e', posix=True)
lex.whitespace_split = True
lex.whitespace += ','
print(list(lex))
lex = shlex.shlex('one two three')
print(lex.get_token(), lex.get_token())
lex.push_token('back')
print(lex.get_token(), lex.get_token(), repr(lex.get_token()), lex.error_leader('f', 3))
for s in ("a 'b", 'x "y', 'back\\'):
    try:
        shlex.split(s)
    except ValueError as e:
        print(s, '->', e)
print(shlex.split('a "b c" d\'e f\'', posix=False), shlex.split('x # y', comments=True, posix=False), shlex.split('x # y', posix=False))
here = os.getcwd()
with tempfile.TemporaryDirectory() as td:
    with contextlib.chdir(td) as none:
        print(none, os.path.samefile(os.getcwd(), td))
        os.mkdir('sub')
        with contextlib.chdir('sub'):
            print(os.path.basename(os.getcwd()))
        print(os.listdir())
    try:
        with contextlib.chdir(td):
            raise KeyError('k')
    except KeyError:
        print(os.getcwd() == here)
    try:
        contextlib.chdir('/nonexistent').__enter__()
    except FileNotFoundError as e:
        print(e)
