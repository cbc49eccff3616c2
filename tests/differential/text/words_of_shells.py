"""Words taken apart by rules like those of a shell."""
import shlex

TEXTS = ["a b  c", "say 'hello world' now", 'x="1 2" y', "it\\ is one", "# only a comment", "a # b", "p|q && r;(s)", "ls -l *.py > out", "", "''", "a'b'c\"d\""]
for text in TEXTS:
    for posix in (False, True):
        for punctuation in (False, True):
            lexer = shlex.shlex(text, posix=posix, punctuation_chars=punctuation)
            print(posix, punctuation, list(lexer), lexer.lineno)
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    print(list(lexer), shlex.split(text, posix=False), shlex.split(text))
for text in ("open 'quote", "open\\"):
    for lexer in (shlex.shlex(text), shlex.shlex(text, posix=True)):
        try:
            print(list(lexer))
        except ValueError as error:
            print(error, lexer.lineno)
lexer = shlex.shlex("key = value\nother=3\n", infile="config")
lexer.push_token("first")
print(lexer.get_token(), lexer.get_token(), lexer.error_leader(), lexer.punctuation_chars)
lexer.push_source("in between", "inner")
print(lexer.infile, [lexer.get_token() for _ in range(4)], lexer.infile, list(lexer))
custom = shlex.shlex("a:b,c.d", posix=True)
custom.whitespace = ":,"
custom.wordchars += "."
print(list(custom))
