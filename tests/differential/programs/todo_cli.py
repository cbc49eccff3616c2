"""A todo list with a file behind it, driven by command lines."""

import os
import sys
import shutil
import tempfile
from datetime import date, timedelta


class TodoError(Exception):
    pass


class Task:
    def __init__(self, number, text, due=None, done=False, tags=()):
        self.number = number
        self.text = text
        self.due = due
        self.done = done
        self.tags = set(tags)

    def to_line(self):
        due = self.due.isoformat() if self.due else "-"
        return "\t".join([str(self.number), "x" if self.done else " ", due, ",".join(sorted(self.tags)), self.text])

    @classmethod
    def from_line(cls, line):
        number, done, due, tags, text = line.rstrip("\n").split("\t", 4)
        return cls(
            int(number),
            text,
            date.fromisoformat(due) if due != "-" else None,
            done == "x",
            filter(None, tags.split(",")),
        )

    def show(self, today):
        mark = "[x]" if self.done else "[ ]"
        extra = ""
        if self.due:
            left = (self.due - today).days
            extra = " (overdue!)" if left < 0 and not self.done else f" (in {left} days)" if left > 1 else f" ({self.due:%d.%m.%Y})"
        tags = "".join(f" #{tag}" for tag in sorted(self.tags))
        return f"{self.number:>3} {mark} {self.text}{tags}{extra}"


class Store:
    def __init__(self, path):
        self.path = path
        self.tasks = {}
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as f:
                for line in f:
                    task = Task.from_line(line)
                    self.tasks[task.number] = task

    def save(self):
        temporary = self.path + ".new"
        with open(temporary, "w", encoding="utf-8", newline="\n") as f:
            f.writelines(task.to_line() + "\n" for task in self.tasks.values())
        if os.path.exists(self.path):
            shutil.copyfile(self.path, self.path + ".bak")
        os.replace(temporary, self.path)

    def get(self, number):
        try:
            return self.tasks[int(number)]
        except ValueError:
            raise TodoError(f"not a number: {number!r}") from None
        except KeyError as error:
            raise TodoError(f"no task {error}") from None


class App:
    def __init__(self, store, today):
        self.store = store
        self.today = today

    def run(self, line):
        name, *args = line.split()
        command = getattr(self, "do_" + name, None)
        if command is None:
            known = sorted(n[3:] for n in dir(self) if n.startswith("do_"))
            raise TodoError(f"unknown command {name!r}; one of {', '.join(known)}")
        return command(*args)

    def do_add(self, *words):
        due, tags, text = None, [], []
        for word in words:
            if word.startswith("#"):
                tags.append(word[1:])
            elif word.startswith("+"):
                due = self.today + timedelta(days=int(word[1:]))
            elif word.startswith("@"):
                due = date.fromisoformat(word[1:])
            else:
                text.append(word)
        if not text:
            raise TodoError("nothing to do")
        number = max(self.store.tasks, default=0) + 1
        self.store.tasks[number] = Task(number, " ".join(text), due, tags=tags)
        return f"added {number}"

    def do_done(self, *numbers):
        for number in numbers:
            self.store.get(number).done = True
        return f"{len(numbers)} done"

    def do_list(self, *filters):
        shown = [
            t
            for t in self.store.tasks.values()
            if all(f[1:] in t.tags if f[0] == "#" else f.lower() in t.text.lower() for f in filters)
        ]
        shown.sort(key=lambda t: (t.done, t.due or date.max, t.number))
        return "\n".join(t.show(self.today) for t in shown) or "(nothing)"

    def do_remove(self, number):
        task = self.store.get(number)
        del self.store.tasks[task.number]
        return f"removed {task.text!r}"

    def do_stats(self):
        total = len(self.store.tasks)
        done = sum(t.done for t in self.store.tasks.values())
        return f"{done}/{total} done ({done / total:.0%})" if total else "empty"


SCRIPT = """
stats
add buy milk #home +1
add write report #work @2024-03-01
add Größe prüfen #work #home
add plan trip +30
add
add broken @2024-02-30
list
done 2 3
done 9
done x
list #home
list REPORT
remove 1
remove
fly
stats
list
"""


def main():
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "todo.txt")
        today = date(2024, 3, 10)
        for line in SCRIPT.strip().splitlines():
            app = App(Store(path), today)
            print(">", line)
            try:
                print(app.run(line))
            except TodoError as error:
                print("error:", error)
                continue
            except (TypeError, ValueError) as error:
                print(f"{type(error).__name__}: {error}")
                continue
            app.store.save()
        with open(path, "rb") as f:
            print(f.read())
        print(sorted(os.listdir(folder)))
    finally:
        shutil.rmtree(folder)
    return os.path.exists(folder)


if __name__ == "__main__":
    sys.exit(main())
