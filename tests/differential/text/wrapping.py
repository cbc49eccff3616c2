"""textwrap."""

import textwrap

TEXT = """Hello there -- you goof-ball, use the -b option! A well-known e-mail (sub-sub-title) isn't it?  Look,   goof-ball --no-way.
\tTabs and a-very-long-hyphenated-word-that-does-not-fit and averyveryverylongwordwithouthyphens."Quoted." Done."""
for width in (10, 20, 33, 70):
    print(width, textwrap.wrap(TEXT, width))
    print(textwrap.fill(TEXT, width, initial_indent="* ", subsequent_indent="  "))
for options in (
    {"break_long_words": False}, {"break_on_hyphens": False}, {"drop_whitespace": False}, {"expand_tabs": False}, {"replace_whitespace": False},
    {"fix_sentence_endings": True}, {"tabsize": 2}, {"max_lines": 2}, {"max_lines": 1, "placeholder": "..."}, {"max_lines": 3, "placeholder": " (more)"},
):
    print(options, textwrap.wrap(TEXT, 25, **options))
print(textwrap.shorten("Hello  world!\n How are you?", 12), textwrap.shorten("Hello world!", 11), textwrap.shorten("Hello world", width=10, placeholder="..."))
print(textwrap.wrap("", 5), textwrap.fill("a\n\nb", 5), textwrap.wrap("word", 1), textwrap.wrap("  lead", 4))
for width, options in ((0, {}), (3, {"max_lines": 1}), (-1, {})):
    try:
        print(textwrap.wrap("some text", width, **options))
    except ValueError as e:
        print(e)
wrapper = textwrap.TextWrapper(width=15, initial_indent="> ")
print(wrapper.fill("one two three four five six"), wrapper.width)
wrapper.width = 8
print(wrapper.wrap("one two three"))
print(textwrap.dedent("""
    a
      b

    c
    """), textwrap.indent("a\n\n b\n", "--"), textwrap.indent("a\n\nb", "+", lambda line: True))
