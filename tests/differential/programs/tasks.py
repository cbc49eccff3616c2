"""Task tracker with a command line, JSON storage and a text UI."""
import argparse
import enum
import json
import sys
import uuid
from datetime import datetime, timedelta, timezone
from typing import Any, Iterator, Protocol


class Status(enum.Enum):
    TODO = "todo"
    DOING = "doing"
    DONE = "done"

    @classmethod
    def parse(cls, text: str) -> "Status":
        try:
            return cls(text.lower())
        except ValueError:
            raise argparse.ArgumentTypeError(f"unknown status {text!r}") from None


class Priority(enum.IntEnum):
    LOW = 1
    MID = 2
    HIGH = 3


class TaskError(Exception):
    """Base."""


class NotFound(TaskError):
    def __init__(self, task_id):
        super().__init__(f"no task {task_id}")
        self.task_id = task_id


class Task:
    __slots__ = ("id", "title", "status", "priority", "created")
    EPOCH = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)

    def __init__(self, id, title, status=Status.TODO, priority=Priority.MID, created=None):
        self.id = id
        self.title = title
        self.status = status
        self.priority = priority
        self.created = created or self.EPOCH + timedelta(hours=id * 7)

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "title": self.title, "status": self.status.value, "priority": self.priority.name, "created": self.created.isoformat()}

    @classmethod
    def from_dict(cls, d):
        return cls(d["id"], d["title"], Status(d["status"]), Priority[d["priority"]], datetime.fromisoformat(d["created"]))

    def __str__(self):
        mark = {Status.TODO: " ", Status.DOING: "~", Status.DONE: "x"}[self.status]
        return f"[{mark}] #{self.id:03d} {self.title:<20.20} !{self.priority:d} {self.created:%a %d %b %H:%M}"


class Store:
    def __init__(self):
        self._tasks: dict[int, Task] = {}
        self._next = 1

    def add(self, title, **kw) -> Task:
        t = self._tasks[self._next] = Task(self._next, title, **kw)
        self._next += 1
        return t

    def __getitem__(self, key):
        try:
            return self._tasks[key]
        except KeyError:
            raise NotFound(key) from None

    def __iter__(self) -> Iterator[Task]:
        return iter(sorted(self._tasks.values(), key=lambda t: (-t.priority, t.id)))

    def __len__(self):
        return len(self._tasks)

    def dumps(self):
        return json.dumps([t.as_dict() for t in self], indent=1)


def build():
    p = argparse.ArgumentParser(prog="tasks")
    p.add_argument("--json", action="store_true", help="print JSON")
    sub = p.add_subparsers(dest="cmd", title="commands")
    a = sub.add_parser("add", help="add a task")
    a.add_argument("title", nargs="+")
    a.add_argument("-p", "--priority", type=lambda s: Priority[s.upper()], default=Priority.MID)
    m = sub.add_parser("move", help="change the status")
    m.add_argument("id", type=int)
    m.add_argument("status", type=Status.parse)
    ls = sub.add_parser("list", help="list tasks")
    ls.add_argument("--status", type=Status.parse, action="append")
    return p


def run(store, line):
    parser = build()
    try:
        args = parser.parse_args(line.split())
    except SystemExit as e:
        print("exit", e.code)
        return
    match args.cmd:
        case "add":
            print("added", store.add(" ".join(args.title), priority=args.priority).id)
        case "move":
            try:
                store[args.id].status = args.status
                print("moved", args.id, args.status)
            except TaskError as e:
                print(f"{type(e).__name__}: {e}", file=sys.stdout)
        case "list":
            for t in store:
                if not args.status or t.status in args.status:
                    print(t)
            if args.json:
                print(store.dumps())
        case None:
            parser.print_usage()
        case other:
            print("?", other)


store = Store()
for line in ["add write code -p high", "add test it", "add sleep -p low", "move 1 done", "move 9 done", "list --status todo --status done", "--json list", "", "move x done", "move 1 nope", "frob", "add", "--help"]:
    print(">", line)
    run(store, line)
copy = [Task.from_dict(d) for d in json.loads(store.dumps())]
print(len(copy), copy[0].status, copy[0].priority, repr(copy[0].priority), Status("todo"), list(Priority), Status.TODO.name)
try:
    copy[0].other = 1
except AttributeError as e:
    print(e)
store[42]
