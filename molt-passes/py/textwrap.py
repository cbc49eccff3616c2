"""Text laid out in lines."""


def _is_blank(line):
    return not line or line.isspace()


def dedent(text):
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body or body.isspace():
            if all(c in " \t" for c in line):
                lines[i] = ""
            continue
        lead = line[: len(line) - len(body)]
        if margin is None:
            margin = lead
        elif not lead.startswith(margin):
            if margin.startswith(lead):
                margin = lead
            else:
                same = 0
                while same < len(margin) and same < len(lead) and margin[same] == lead[same]:
                    same += 1
                margin = margin[:same]
    if margin:
        lines = [line[len(margin) :] if line.startswith(margin) else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])


_WHITESPACE = "\t\n\x0b\x0c\r "


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return _is_word(c) and not c.isdecimal()


def _is_punctuated(c):
    return _is_word(c) or c in "!\"'&.,?"


def _dashes(text, at):
    """The end of two or more dashes at a place that come before a word; -1 for others."""
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - at >= 2 and end < len(text) and _is_word(text[end]) else -1


def _breaks_behind(text, at):
    """Whether a word may be broken behind the hyphen at a place."""
    before = at >= 2 and _is_letter(text[at - 1]) and _is_letter(text[at - 2])
    if not before:
        before = at >= 3 and _is_letter(text[at - 1]) and text[at - 2] == "-" and _is_letter(text[at - 3])
    if not before or not _is_letter(text[at + 1 : at + 2] or "-"):
        return False
    following = text[at + 2 : at + 4]
    if following.startswith("-"):
        following = following[1:]
    return bool(following) and _is_letter(following[0])


def _word_end(text, start):
    end = start + 1
    while end < len(text) and text[end] not in _WHITESPACE:
        if text[end] == "-":
            if _breaks_behind(text, end):
                return end + 1
            if _is_punctuated(text[end - 1]) and _dashes(text, end) > 0:
                return end
        end += 1
    return end


class TextWrapper:
    """Lays text out in lines of limited width."""

    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in "\t\n\x0b\x0c\r":
                text = text.replace(c, " ")
        return text

    def _split(self, text):
        chunks = []
        at = 0
        while at < len(text):
            end = at
            while end < len(text) and text[end] in _WHITESPACE:
                end += 1
            if end == at:
                if self.break_on_hyphens:
                    if text[at] == "-" and at > 0 and _is_punctuated(text[at - 1]):
                        end = _dashes(text, at)
                    if end <= at:
                        end = _word_end(text, at)
                else:
                    while end < len(text) and text[end] not in _WHITESPACE:
                        end += 1
            chunks.append(text[at:end])
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " ":
                word = chunks[i]
                if word[-1:] in ("'", '"'):
                    word = word[:-1]
                if len(word) >= 2 and word[-1] in ".!?" and "a" <= word[-2] <= "z":
                    chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            last = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (last and length <= width):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, indent, width)
            break
        return lines

    def _end_with_placeholder(self, lines, line, length, indent, width):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(" ".join(text.strip().split()))
