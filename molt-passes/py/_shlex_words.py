"""Reads words one by one, as a shell sees them or by the older rules."""

from io import StringIO

_LETTERS = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LATIN = "".join([chr(code) for code in range(0xC0, 0x100) if code not in (0xD7, 0xF7)])


class shlex:
    """The words of a text or file. States: nothing begun (" "), a word ("a"), punctuation ("c"), inside of the quote or after
    the escape that the state itself is, and the end (None)."""

    __module__ = "shlex"

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            import sys

            instream = sys.stdin
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = _LETTERS + _LATIN if posix else _LETTERS
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = " "
        self.pushback = []
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.source = None
        self.filestack = []
        self._punctuation = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        self._characters = []
        if self._punctuation:
            self.wordchars += "~-./*?="
            for c in self._punctuation:
                self.wordchars = self.wordchars.replace(c, "")

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        self.pushback.append(tok)

    def get_token(self):
        if self.pushback:
            return self.pushback.pop()
        word = self.read_token()
        while self.source is not None and word == self.source:
            name, stream = self.sourcehook(self.read_token())
            self.push_source(stream, name)
            word = self.get_token()
        while word == self.eof and self.filestack:
            self.pop_source()
            word = self.get_token()
        return word

    def sourcehook(self, newfile):
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        return newfile, open(newfile)

    def push_source(self, newstream, newfile=None):
        self.filestack.append((self.infile, self.instream, self.lineno))
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.infile = newfile
        self.lineno = 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.pop()
        self.state = " "

    def error_leader(self, infile=None, lineno=None):
        return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

    def _next(self):
        c = self._characters.pop() if self._characters else self.instream.read(1)
        if c == "\n":
            self.lineno += 1
        return c

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """The next word without a look at those that were pushed back."""
        self._quoted = False
        # The state that an escape goes back to.
        self._outer = " "
        while not self._step(self._next()):
            pass
        word = self.token
        self.token = ""
        return None if self.posix and not self._quoted and word == "" else word

    def _has_word(self):
        return bool(self.token) or self.posix and self._quoted

    def _step(self, c):
        """Takes in a character; whether a word is complete."""
        state = self.state
        if state is None:
            self.token = ""
            return True
        if state == " ":
            return self._begin(c)
        if state in self.quotes:
            return self._inside_quotes(c)
        if state in self.escape:
            if not c:
                raise ValueError("No escaped character")
            if self._outer in self.quotes and c != state and c != self._outer:
                self.token += state
            self.token += c
            self.state = self._outer
            return False
        return self._go_on(c)

    def _begin(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            return self._has_word()
        if c in self.commenters:
            self._skip_comment()
        elif self.posix and c in self.escape:
            self._outer = "a"
            self.state = c
        elif c in self.wordchars:
            self.token = c
            self.state = "a"
        elif c in self._punctuation:
            self.token = c
            self.state = "c"
        elif c in self.quotes:
            if not self.posix:
                self.token = c
            self.state = c
        elif self.whitespace_split:
            self.token = c
            self.state = "a"
        else:
            self.token = c
            return True
        return False

    def _inside_quotes(self, c):
        self._quoted = True
        if not c:
            raise ValueError("No closing quotation")
        if c == self.state:
            if not self.posix:
                self.token += c
                self.state = " "
                return True
            self.state = "a"
        elif self.posix and c in self.escape and self.state in self.escapedquotes:
            self._outer = self.state
            self.state = c
        else:
            self.token += c
        return False

    def _go_on(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self.state = " "
            return self._has_word()
        if c in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = " "
            return self._has_word()
        if self.state == "c":
            if c in self._punctuation:
                self.token += c
                return False
            self._characters.append(c)
            self.state = " "
            return True
        if self.posix and c in self.quotes:
            self.state = c
        elif self.posix and c in self.escape:
            self._outer = "a"
            self.state = c
        elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation:
            self.token += c
        else:
            if self._punctuation:
                self._characters.append(c)
            else:
                self.pushback.insert(0, c)
            self.state = " "
            return self._has_word()
        return False

    def __iter__(self):
        return self

    def __next__(self):
        word = self.get_token()
        if word == self.eof:
            raise StopIteration
        return word
