"""Whether files are the same, and in what folders differ."""

import os
import stat

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]
_cache = {}
_SIZE = 8 * 1024


def clear_cache():
    _cache.clear()


def cmp(f1, f2, shallow=True):
    first, second = _signature(os.stat(f1)), _signature(os.stat(f2))
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    known = _cache.get((f1, f2, first, second))
    if known is None:
        known = _same_bytes(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[f1, f2, first, second] = known
    return known


def _signature(found):
    return stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime


def _same_bytes(f1, f2):
    with open(f1, "rb") as first, open(f2, "rb") as second:
        while True:
            part = first.read(_SIZE)
            if part != second.read(_SIZE):
                return False
            if not part:
                return True


def cmpfiles(a, b, common, shallow=True):
    found = ([], [], [])
    for name in common:
        found[_compared(os.path.join(a, name), os.path.join(b, name), shallow)].append(name)
    return found


def _compared(a, b, shallow):
    try:
        return 0 if cmp(a, b, shallow) else 1
    except (OSError, ValueError):
        return 2


_PHASES = {
    "left_list": "phase0", "right_list": "phase0", "common": "phase1", "left_only": "phase1", "right_only": "phase1",
    "common_dirs": "phase2", "common_files": "phase2", "common_funny": "phase2", "same_files": "phase3", "diff_files": "phase3",
    "funny_files": "phase3", "subdirs": "phase4",
}


class dircmp:
    """Two folders: what only one has, and which of the files that both have are the same."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def phase0(self):
        hidden = self.hide + self.ignore
        self.left_list = sorted([name for name in os.listdir(self.left) if name not in hidden])
        self.right_list = sorted([name for name in os.listdir(self.right) if name not in hidden])

    def phase1(self):
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = []
            for folder in (self.left, self.right):
                try:
                    kinds.append(stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode))
                except (OSError, ValueError):
                    pass
            if len(kinds) != 2 or kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif kinds[0] == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif kinds[0] == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)

    def phase4(self):
        self.subdirs = {}
        for name in self.common_dirs:
            inner = self.__class__(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide)
            self.subdirs[name] = inner

    def phase4_closure(self):
        self.phase4()
        for inner in self.subdirs.values():
            inner.phase4_closure()

    def report(self):
        print("diff", self.left, self.right)
        for names, words in (
            ("left_only", f"Only in {self.left} :"), ("right_only", f"Only in {self.right} :"), ("same_files", "Identical files :"),
            ("diff_files", "Differing files :"), ("funny_files", "Trouble with common files :"),
            ("common_dirs", "Common subdirectories :"), ("common_funny", "Common funny cases :"),
        ):
            found = getattr(self, names)
            if found:
                if names in ("left_only", "right_only", "same_files", "diff_files", "funny_files"):
                    found.sort()
                print(words, found)

    def report_partial_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()

    def __getattr__(self, attr):
        if attr not in _PHASES:
            raise AttributeError(attr)
        getattr(self, _PHASES[attr])()
        return getattr(self, attr)
