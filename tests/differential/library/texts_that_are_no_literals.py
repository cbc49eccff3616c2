# The errors of texts that are no literals.
import ast

for text in [
    "[", "[1", "[1, 2", "{'a': 1", "{'a':", "{'a'", "(1,", "(", "[(1", "[1,\n 2", "{", "{1: }", "{1: 2, 3}", "[1 2]",
    "(1 2)", "{1 2}", "1 2", "'abc", "[1)", "[1]]", ")", "]", "", "   ", "[1,, 2]", "[,]", "{1:2 3:4}", "{1:2,, }", "{:}",
    "[1}", "'''abc", "b'é'", "01", "0x", "1e", "'a' b", "$", "?", "[1\n", "{'a': [1, {'b': (2}", "None None", "True,",
    "[True False]", "0b2", "1a", "[\n1,\n2\n", "{'x': 1, 'y'}", "{1, 2: 3}", "1 +", "-", "+", "(-", "[-",
]:
    try:
        print(repr(text), ast.literal_eval(text))
    except SyntaxError as error:
        print(repr(text), error, error.lineno, error.offset)
    except ValueError as error:
        print(repr(text), type(error).__name__)
