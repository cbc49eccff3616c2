"""Names of one's own that are those of builtins which Molt lacks, and modules looked at by their names."""
import math
import string
from re import compile, findall

def help(topic=None):
    print('commands:', ', '.join(sorted(COMMANDS)) if topic is None else COMMANDS[topic].__doc__)

def license():
    """the terms"""
    return 'free'

def eval(x, env):
    if isinstance(x, str):
        return env[x]
    if not isinstance(x, list):
        return x
    op, *args = x
    return env[op](*[eval(a, env) for a in args])

def exec(program, env):
    for line in program:
        print(line, '=>', eval(line, env))
COMMANDS = {'help': help, 'license': license}

class Matcher:

    def __init__(self, pattern):
        self.pattern = compile(pattern)

    def words(self, text):
        return self.pattern.findall(text)

def main():
    help()
    help('license')
    print(license())
    env = {**vars(math), '+': lambda *a: sum(a), 'x': 3}
    exec([['+', 1, 'x', ['sqrt', 16]], 'pi', ['floor', ['+', 2.5, 'tau']]], env)
    print(Matcher('\\w+').words('a b, c'), findall('a', 'banana'), callable(compile))
    print(sorted((k for k, v in vars(math).items() if isinstance(v, float))), 'sqrt' in math.__dict__, 'pi' in dir(math))
    print([n for n in dir(string) if n.startswith('ascii')], vars(string)['digits'], string.__dict__['hexdigits'])
main()
