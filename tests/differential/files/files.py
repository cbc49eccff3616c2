import sys
name = "/tmp/molt_differential_file.txt"
with open(name, "w") as f:
    print("first", file=f)
    f.write("second\nthird é\n")
    f.writelines(["fourth\n", "fifth"])
with open(name, encoding="utf-8") as f:
    print(f.read())
with open(name) as f:
    print(f.readline(), end=""); print([line.rstrip() for line in f])
with open(name, "a") as f: f.write("!")
with open(name) as f: print(f.readlines()[-1], f.closed)
print(f.closed)
with open(name, "rb") as f: print(f.read(8), f.tell())
try:
    open("/no/such/file")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
try:
    f.read()
except ValueError as e:
    print(e)

print("out", file=sys.stdout); print("a", "b", sep="-", end="!\n"); print()
print("err", file=sys.stderr)
sys.exit(3)
