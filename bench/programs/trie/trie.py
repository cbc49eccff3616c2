"""A trie of words: insertion, look-up, completion, deletion."""

import sys


class TrieNode:
    def __init__(self):
        self.children = {}
        self.is_word = False
        self.count = 0


class Trie:
    def __init__(self):
        self.root = TrieNode()

    def insert(self, word):
        node = self.root
        for letter in word:
            if letter not in node.children:
                node.children[letter] = TrieNode()
            node = node.children[letter]
        node.is_word = True
        node.count += 1

    def find(self, prefix):
        node = self.root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return None
        return node

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.is_word

    def completions(self, prefix):
        found = []

        def walk(node, word):
            if node.is_word:
                found.append((word, node.count))
            for letter in sorted(node.children):
                walk(node.children[letter], word + letter)

        start = self.find(prefix)
        if start is not None:
            walk(start, prefix)
        return found

    def delete(self, word):
        def remove(node, at):
            if at == len(word):
                node.is_word = False
            else:
                child = node.children[word[at]]
                if remove(child, at + 1):
                    del node.children[word[at]]
            return not node.is_word and not node.children

        if word in self:
            remove(self.root, 0)
            return True
        return False


def words(n):
    seed = 6
    for _ in range(n):
        letters = ""
        for _ in range(seed % 5 + 3):
            seed = (seed * 1103515245 + 12345) % 2147483648
            letters += "abcdefghij"[seed // 65536 % 10]
        yield letters


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    trie = Trie()
    for word in words(n):
        trie.insert(word)
    hits = sum(1 for word in words(n) if word[1:] in trie)
    completions = trie.completions("ab")
    deleted = sum(trie.delete(word) for word, _ in trie.completions("c"))
    print(hits, len(completions), completions[:3], deleted, len(trie.completions("")))


main()
