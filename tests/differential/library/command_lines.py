import argparse
import sys
import io
from contextlib import redirect_stderr, redirect_stdout


def attempt(parser, args):
    err = io.StringIO()
    out = io.StringIO()
    try:
        old = sys.stderr, sys.stdout
        sys.stderr, sys.stdout = err, out
        try:
            ns = parser.parse_args(args)
        finally:
            sys.stderr, sys.stdout = old
        print(args, "->", ns)
    except SystemExit as e:
        print(args, "exit", e.code)
        if out.getvalue():
            print(out.getvalue(), end="")
        if err.getvalue():
            print(err.getvalue(), end="")


p = argparse.ArgumentParser(prog="tool", description="Does things with files and %(prog)s knows how.", epilog="That is all.")
p.add_argument("files", nargs="+", metavar="FILE", help="files to read")
p.add_argument("-o", "--output", default="out.txt", help="where to write (default: %(default)s)")
p.add_argument("-n", "--count", type=int, default=3, choices=range(1, 6), help="how many times")
p.add_argument("-v", "--verbose", action="count", default=0, help="be loud; may be given several times to be even louder than before")
p.add_argument("-q", "--quiet", action="store_true")
p.add_argument("--no-color", dest="color", action="store_false", help=argparse.SUPPRESS)
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
p.add_argument("--pair", nargs=2, type=float, metavar=("X", "Y"))
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--many", nargs="*", default=[])
p.add_argument("--inc", action="append", metavar="DIR", help="include directory")
p.add_argument("--version", action="version", version="%(prog)s 1.2.3")
p.print_help()
p.print_usage()
attempt(p, ["a", "b"])
attempt(p, [])
attempt(p, ["-h"])
attempt(p, ["--version"])
attempt(p, ["a", "-n", "9"])
attempt(p, ["a", "-n", "x"])
attempt(p, ["a", "-n3", "-vvv", "-q"])
attempt(p, ["a", "--count=2", "--verb", "--mode", "slow"])
attempt(p, ["a", "--mode", "medium"])
attempt(p, ["a", "--pair", "1", "2.5"])
attempt(p, ["a", "--pair", "1"])
attempt(p, ["a", "--opt"])
attempt(p, ["a", "--opt", "X"])
attempt(p, ["a", "--many", "1", "2", "--inc", "x", "--inc=y"])
attempt(p, ["a", "--unknown", "z"])
attempt(p, ["a", "-x"])
attempt(p, ["--ver"])
attempt(p, ["a", "--o", "1"])
attempt(p, ["--", "-a", "-b"])
attempt(p, ["a", "--", "-b"])
attempt(p, ["-vqo", "zzz", "a"])
attempt(p, ["-vqz", "a"])
attempt(p, ["--quiet=3", "a"])
attempt(p, ["a", "-1"])
print(p.parse_known_args(["a", "--zzz", "-y", "b"]))

g = argparse.ArgumentParser(prog="excl", add_help=False)
grp = g.add_mutually_exclusive_group(required=True)
grp.add_argument("--foo", action="store_true")
grp.add_argument("--bar", type=int)
g2 = g.add_mutually_exclusive_group()
g2.add_argument("-a", action="store_const", const=5)
g2.add_argument("-b", action="append_const", const=7, dest="lst")
g.print_help()
attempt(g, ["--foo"])
attempt(g, ["--foo", "--bar", "3"])
attempt(g, [])
attempt(g, ["--bar", "1", "-a", "-b"])

s = argparse.ArgumentParser(prog="git")
s.add_argument("--debug", action="store_true", help="debug output")
sub = s.add_subparsers(dest="command", required=True, help="what to do", metavar="COMMAND")
a = sub.add_parser("add", help="add files", aliases=["a"])
a.add_argument("path", nargs="*")
a.set_defaults(func="ADD")
c = sub.add_parser("commit", help="commit the changes that were made to files, which may be a long story to tell in one line", description="Commit.")
c.add_argument("-m", "--message", required=True)
c.add_argument("--amend", action=argparse.BooleanOptionalAction, default=False, help="amend the last")
c.set_defaults(func="COMMIT")
s.print_help()
a.print_help()
c.print_help()
attempt(s, ["add", "x", "y"])
attempt(s, ["--debug", "commit", "-m", "hi", "--no-amend"])
attempt(s, ["commit"])
attempt(s, ["push"])
attempt(s, [])
attempt(s, ["add", "--bogus"])
attempt(s, ["a"])

f = argparse.ArgumentParser(prog="fmt", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
f.add_argument("--level", type=int, default=3, help="the level")
f.add_argument("--name", default="x", help="the name")
f.add_argument("pos", nargs="?", default="here", help="a place")
f.print_help()
r = argparse.ArgumentParser(prog="raw", formatter_class=argparse.RawDescriptionHelpFormatter, description="""\
one
  two
    three""", epilog="examples:\n  raw -x\n  raw -y")
r.add_argument("-x", help="line one\n  line two")
r.print_help()
r = argparse.ArgumentParser(prog="rawtext", formatter_class=argparse.RawTextHelpFormatter, usage="%(prog)s [things]")
r.add_argument("-x", help="line one\n  line two")
r.print_help()
r = argparse.ArgumentParser(prog="mv", formatter_class=argparse.MetavarTypeHelpFormatter)
r.add_argument("-x", type=int)
r.add_argument("y", type=float)
r.print_help()

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", type=int, default=1)
child = argparse.ArgumentParser(prog="child", parents=[parent], conflict_handler="resolve")
gg = child.add_argument_group("special options", "These are special.")
gg.add_argument("--special", metavar="S")
child.add_argument("--shared", type=float)
child.print_help()
attempt(child, ["--shared", "2.5", "--special", "q"])
print(repr(p.parse_args(["f"])), repr(argparse.Namespace(a=1, **{"b c": 2})))
print(argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1), vars(argparse.Namespace(x=[1])))


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())


def positive(text):
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{n} is not positive")
    return n


u = argparse.ArgumentParser(prog="u")
u.add_argument("--up", action=Upper)
u.add_argument("--pos", type=positive)
u.add_argument("--kv", type=lambda s: tuple(s.split("=", 1)))
u.add_argument("--ext", action="extend", nargs="+", type=int)
attempt(u, ["--up", "abc", "--pos", "3", "--kv", "a=b", "--ext", "1", "2", "--ext", "3"])
attempt(u, ["--pos", "-3"])
attempt(u, ["--pos", "x"])
attempt(u, ["--ext", "x"])
attempt(u, ["--up"])
for bad in [lambda: u.add_argument("--up"), lambda: u.add_argument("x", required=True), lambda: u.add_argument("--y", action="nope"),
            lambda: u.add_argument("--z", nargs=0), lambda: u.add_argument("x", "-y"), lambda: u.add_argument("--w", foo=3),
            lambda: u.add_argument("--t", type="int"), lambda: u.add_argument("--m", nargs=2, metavar=("A",))]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
e = argparse.ArgumentParser(prog="e", exit_on_error=False)
e.add_argument("--n", type=int)
try:
    e.parse_args(["--n", "q"])
except argparse.ArgumentError as err:
    print(err, err.argument_name, err.message)
rem = argparse.ArgumentParser(prog="rem")
rem.add_argument("cmd")
rem.add_argument("rest", nargs=argparse.REMAINDER)
attempt(rem, ["run", "--x", "-y", "z"])
rem.print_usage()
neg = argparse.ArgumentParser(prog="neg")
neg.add_argument("n", type=int)
neg.add_argument("--f", type=float)
attempt(neg, ["-5", "--f", "-2.5"])
print(u._actions[1])
print(neg)
