"""Records through a row of generators."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
def read(n):
    for i in range(n):
        yield f"{i},user{i % 13},{i * 37 % 1009},{'ok' if i % 7 else 'fail'}"


def parse(lines):
    for line in lines:
        id_, user, amount, status = line.split(',')
        yield {'id': int(id_), 'user': user, 'amount': int(amount), 'status': status}


def only_ok(records):
    for r in records:
        if r['status'] == 'ok':
            yield r


def batch(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield buf
            buf = []
    if buf:
        yield buf


totals = {}
for b in batch(only_ok(parse(read(SIZE))), 100):
    for r in b:
        totals[r['user']] = totals.get(r['user'], 0) + r['amount']
for u, a in sorted(totals.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f'{u:<10}{a:>12,}')
