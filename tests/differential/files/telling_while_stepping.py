# A text file that is being iterated over does not tell where it is; what else asks it, it answers.
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "lines")
with open(path, "w") as file:
    file.write("one\ntwo\nthree\n")


def told(file):
    try:
        return file.tell()
    except OSError as error:
        return f"{type(error).__name__}: {error}"


with open(path) as file:
    print(told(file), next(file), told(file))
    print(file.readline(), told(file))
    file.seek(0)
    print(told(file))
    for line in file:
        print(line.strip(), told(file))
    print(told(file))
    file.seek(4)
    print(next(file), told(file))
    file.flush()
    print(type(file.tell()))
with open(path, "rb") as file:
    print(next(file), told(file))

for mode in ["r", "w", "rb"]:
    try:
        open(os.path.join(path, "missing"), mode, 0)
    except (OSError, ValueError) as error:
        print(type(error).__name__)
try:
    open(path, "r", 0)
except ValueError as error:
    print(error)
