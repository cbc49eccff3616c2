import subprocess
import sys
import os


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


r = subprocess.run(["echo", "hi"], capture_output=True, text=True)
print(r, r.stdout, r.returncode, r.args)
print(subprocess.run("echo $((1+2)); echo err >&2; exit 3", shell=True, capture_output=True))
print(subprocess.run(["cat"], input="text\n", text=True, stdout=subprocess.PIPE).stdout)
print(subprocess.check_output(["printf", "a\\nb"]), subprocess.call(["false"]), subprocess.check_call(["true"]), subprocess.getoutput("echo x"), subprocess.getstatusoutput("exit 2"))
t(lambda: subprocess.run(["false"], check=True))
t(lambda: subprocess.check_output("echo out; exit 4", shell=True))
t(lambda: subprocess.run(["nope_zz_command"]))
t(lambda: subprocess.run(["pwd"], cwd="/", capture_output=True, text=True).stdout)
t(lambda: subprocess.run(["pwd"], cwd="/nope"))
t(lambda: subprocess.run(["sh", "-c", "echo $A"], env={"A": "b", "PATH": os.environ["PATH"]}, capture_output=True).stdout)
t(lambda: subprocess.run(["sh", "-c", "echo e >&2"], stderr=subprocess.STDOUT, stdout=subprocess.PIPE).stdout)
t(lambda: subprocess.run(["sh", "-c", "kill -9 $$"]).returncode)
t(lambda: subprocess.run(["sh", "-c", "kill -9 $$"], check=True))
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.communicate(b"data"), p.returncode, p.poll(), p.wait())
with subprocess.Popen(["sh", "-c", "echo 1; echo 2"], stdout=subprocess.PIPE, text=True) as p:
    print([line.strip() for line in p.stdout])
print(p.returncode)
try:
    subprocess.run("exit 7", shell=True, check=True)
except subprocess.CalledProcessError as e:
    print(e.returncode, e.cmd, e.output, e.stderr, repr(e))
print(subprocess.run(["true"], stdout=subprocess.DEVNULL).returncode, subprocess.list2cmdline(["a b", 'c"d', "e"]))
