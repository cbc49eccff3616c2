"""Employees grouped, sorted and counted with collections and itertools."""
import sys
from collections import defaultdict, Counter, namedtuple, deque, OrderedDict
from itertools import groupby, accumulate, chain, islice, product, combinations
from operator import itemgetter, attrgetter

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
Emp = namedtuple('Emp', 'name dept salary years')
emps = [Emp(f'e{i}', f'd{i * 7 % 11}', 1000 + i * 37 % 4000, i % 20) for i in range(SIZE)]
by = defaultdict(list)
for e in emps:
    by[e.dept].append(e)
for d in sorted(by):
    es = by[d]
    avg = sum((e.salary for e in es)) / len(es)
    top = max(es, key=attrgetter('salary'))
    print(d, f'{avg:.2f}', top.name, Counter((e.years for e in es)).most_common(2))
s = sorted(emps, key=lambda e: (e.dept, -e.salary, e.name))
for k, g in groupby(s, key=attrgetter('dept')):
    g = list(g)
    print(k, len(g), g[0].name, sum((x.years for x in g)))
raised = [e._replace(salary=e.salary * 11 // 10) for e in emps if e.years > 10]
print(len(raised), sum(map(attrgetter('salary'), raised)))
print(sum((a * b for a, b in combinations(range(400), 2))), list(islice(accumulate((e.salary for e in emps)), 3)))
