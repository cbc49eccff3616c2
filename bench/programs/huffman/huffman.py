"""Huffman codes: a tree built with a heap, a text encoded and decoded."""

import heapq
import sys


class Node:
    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight = weight
        self.symbol = symbol
        self.left = left
        self.right = right

    def __lt__(self, other):
        return self.weight < other.weight


def frequencies(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return counts


def build(counts):
    heap = [Node(weight, symbol) for symbol, weight in sorted(counts.items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        heapq.heappush(heap, Node(a.weight + b.weight, None, a, b))
    return heap[0]


def codes(node, prefix="", table=None):
    if table is None:
        table = {}
    if node.symbol is not None:
        table[node.symbol] = prefix or "0"
    else:
        codes(node.left, prefix + "0", table)
        codes(node.right, prefix + "1", table)
    return table


def decode(bits, root):
    out = []
    node = root
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            out.append(node.symbol)
            node = root
    return "".join(out)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 600_000
    letters = []
    seed = 8
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        letters.append("eeeeeetttttaaaaooooiiinnnsshhrrdlu cmfwypvbgkjqxz"[seed // 65536 % 49])
    text = "".join(letters)
    root = build(frequencies(text))
    table = codes(root)
    bits = "".join([table[c] for c in text])
    print(len(bits), decode(bits, root) == text, root.weight)
    for symbol in sorted(table, key=lambda s: (len(table[s]), s))[:6]:
        print(repr(symbol), table[symbol])


main()
