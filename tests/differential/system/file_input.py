"""Lines of several files, files that are rewritten in place, and folders that are compared."""

import filecmp
import fileinput
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    first, second = os.path.join(folder, "a.txt"), os.path.join(folder, "b.txt")
    for path, text in ((first, "one\ntwo\n"), (second, "three\n")):
        with open(path, "w") as f:
            f.write(text)
    with fileinput.input(files=(first, second)) as lines:
        for line in lines:
            print(os.path.basename(lines.filename()), lines.lineno(), lines.filelineno(), lines.isfirstline(), line.rstrip())
    for line in fileinput.input([first], inplace=True, backup=".orig"):
        print(line.upper(), end="")
    with open(first) as f:
        print(f.read(), sorted(os.listdir(folder)), filecmp.cmp(first, second), filecmp.cmp(first, first))
    with fileinput.FileInput([first], openhook=fileinput.hook_encoded("ascii")) as lines:
        print(lines.readline(), lines.lineno(), lines.readline(), repr(lines.readline()))
    try:
        fileinput.lineno()
    except RuntimeError as e:
        print(e)
    print(filecmp.cmpfiles(folder, folder, ["a.txt", "zz"]))
    for part in ("left/sub", "right/sub"):
        os.makedirs(os.path.join(folder, part))
    for path, text in (("left/f", "1"), ("right/f", "2"), ("left/g", "same"), ("right/g", "same"), ("left/only", "")):
        with open(os.path.join(folder, path), "w") as f:
            f.write(text)
    compared = filecmp.dircmp(os.path.join(folder, "left"), os.path.join(folder, "right"))
    print(compared.left_only, compared.common, compared.diff_files, compared.same_files, compared.common_dirs, list(compared.subdirs))
