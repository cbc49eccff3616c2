"""Paths of Windows taken apart anywhere, links in the way of patterns, file names as bytes."""
import glob
import os
import pathlib
import tempfile
from pathlib import PurePath, PurePosixPath, PureWindowsPath

for text in ("c:/Windows/System32/x.dll", "c:relative\\x.tar.gz", "//server/share/folder/", "\\rooted", "plain", "", "c:", "//?/UNC/s/t/u", "./d:x"):
    path = PureWindowsPath(text)
    print(repr(path), str(path), [path.drive, path.root, path.anchor], path.parts, path.name, path.suffixes, path.is_absolute())
base = PureWindowsPath("C:/Data")
print(base / "Me" / "file.txt", base / "d:/other", base / "/root", base / "c:more", "x" / PureWindowsPath("y"))
print(base == PureWindowsPath("c:\\data"), hash(base) == hash(PureWindowsPath("c:\\DATA")), base == PurePosixPath("C:/Data"))
print(base.parent, list((base / "a/b").parents), (base / "a").relative_to("c:/"), (base / "A.PY").match("*.py"))
print(base.as_posix(), base.as_uri(), PureWindowsPath("//s/t/a b").as_uri(), PureWindowsPath("nul.txt").is_reserved())
print((base / "x.txt").with_suffix(".md"), (base / "x.txt").with_name("y"), PureWindowsPath("a") < PureWindowsPath("B"))
print(PurePosixPath(PureWindowsPath("a\\b")), PureWindowsPath(PurePosixPath("a/b")), isinstance(base, PurePath))
for attempt in (
    lambda: PureWindowsPath("a") < PurePosixPath("b"),
    lambda: pathlib.WindowsPath("a"),
    lambda: base.with_name("a\\b"),
    lambda: PureWindowsPath("c:x").as_uri(),
    lambda: PureWindowsPath(5),
):
    try:
        print(attempt())
    except (TypeError, ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "a.txt").write_text("x")
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text("y")
    (folder / "broken").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    print([path.name for path in folder.glob("broken")], sorted(path.name for path in folder.glob("*")))
    try:
        (folder / "loop").resolve()
    except RuntimeError as error:
        print(str(error).replace(name, "NAME"))
    os.chdir(name)
    print(sorted(glob.glob(b"*.txt")), sorted(glob.glob(b"**", recursive=True)), glob.escape(b"a[b]*"))
    print(glob.glob("*.txt", root_dir="sub"), glob.glob(b"*.txt", root_dir=b"sub"))
    fd = os.open("sub", os.O_RDONLY)
    print(glob.glob("*.txt", dir_fd=fd))
    os.close(fd)
    os.chdir("/")
