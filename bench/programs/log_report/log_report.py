"""Lines of a web server's log taken apart by regular expressions."""
import sys
import re
from collections import Counter

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 80_000
LINE = re.compile('(?P<ip>\\d+\\.\\d+\\.\\d+\\.\\d+) - - \\[(?P<date>[^\\]]+)\\] "(?P<method>GET|POST) (?P<path>\\S+) HTTP/1\\.[01]" (?P<status>\\d{3}) (?P<size>\\d+|-)')
lines = []
for i in range(SIZE):
    method = 'GET' if i % 3 else 'POST'
    answer = f"{200 if i % 10 else 404} {i * 7 % 5000 if i % 13 else '-'}"
    lines.append(f'10.0.{i % 256}.{i % 7} - - [10/Oct/2023:13:{i % 60:02d}:36 +0000] "{method} /page/{i % 50}?q={i} HTTP/1.1" {answer}')
hits = Counter()
status = Counter()
size = 0
for l in lines:
    m = LINE.match(l)
    if m:
        hits[re.sub('\\?.*$', '', m['path'])] += 1
        status[m.group('status')] += 1
        if m['size'] != '-':
            size += int(m['size'])
print(hits.most_common(3), dict(status), size)
text = ' '.join(lines[:3000])
print(len(re.findall('\\b\\w+\\b', text)), len(re.split('[\\s/:]+', text)))
print(sum(map(int, re.findall('q=(\\d+)', text))))
