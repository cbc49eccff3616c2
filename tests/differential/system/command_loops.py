"""Interpreters of commands: cmd."""

import cmd
import io


class Shop(cmd.Cmd):
    prompt = "shop> "

    def do_add(self, arg):
        """add A B
        adds numbers"""
        print(sum(map(int, arg.split())))

    def do_buy(self, arg):
        print("buy", repr(arg))

    def help_buy(self):
        print("help on buy")

    def help_topic(self):
        print("about the topic")

    def do_EOF(self, arg):
        return True

    def precmd(self, line):
        return line if line == "EOF" else line.lower()

    def postcmd(self, stop, line):
        print("post", stop, line)
        return stop

    def preloop(self):
        print("before")

    def postloop(self):
        print("after")


class Quiet(cmd.Cmd):
    def emptyline(self):
        return None

    def default(self, line):
        print("default", line)

    def do_shell(self, arg):
        print("shell", arg)


lines = "add 1 2\n\nHELP\nhelp add\n?buy\nhelp topic\nhelp zzz\n!ls\nfoo bar\nbuy:x y\n?\n"
shop = Shop(stdin=io.StringIO(lines))
shop.use_rawinput = False
shop.cmdloop("Welcome")
shop.onecmd("")
print(shop.parseline("  ab-c d "), shop.parseline(""), shop.parseline("!x"), shop.parseline("?x y"))
print(shop.completenames("a"), sorted(shop.complete_help("")))
quiet = Quiet()
quiet.onecmd("!ls -l")
quiet.onecmd("what now")
quiet.onecmd("")
quiet.cmdqueue = ["one", "!two"]
for _ in range(2):
    quiet.onecmd(quiet.cmdqueue.pop(0))
out = io.StringIO()
written = cmd.Cmd(stdout=out)
written.onecmd("nothing")
written.do_help("")
print(out.getvalue())
for texts, width in ((["a", "bb", "ccc"] * 12, 30), (["x"], 80), ([], 80), ([f"item{i}" for i in range(7)], 20), (["one", "two"], 2)):
    shop.columnize(texts, width)
shop.columnize([str(i) * (i % 4 + 1) for i in range(11)], 25)
shop.columnize(["aa", "", "b", "", ""], 9)
try:
    shop.columnize([1, "a", 2])
except TypeError as error:
    print(error)
shop.print_topics("Header", ["q", "r"], 1, 80)
shop.print_topics("Nothing", [], 1, 80)
