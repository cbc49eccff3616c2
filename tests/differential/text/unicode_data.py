import unicodedata as u


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


words = ["café", "cafe\u0301", "ﬁne", "Ω", "\u212b", "한글", "\u1112\u1161\u11ab", "a\u0327\u0301", "a\u0301\u0327", "①②", "½", "ｆｕｌｌ", "\u0344", "ẛ̣", "\u0958", "plain", "", "Ǆ", "\u1e9b\u0323", "🎉é"]
for w in words:
    print(ascii(w), [ascii(u.normalize(f, w)) for f in ("NFC", "NFD", "NFKC", "NFKD")], [u.is_normalized(f, w) for f in ("NFC", "NFD")])
print(u.normalize("NFKD", "Crème Brûlée Ñandú").encode("ascii", "ignore").decode())
for c in "aZ5 \n_-($+«»“é\u0301中あ한٣²½Ⅷ\u200b\ue000\U0001f389\u0378":
    print(ascii(c), u.category(c), u.combining(c), u.east_asian_width(c), repr(u.decomposition(c)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
print(attempt(u.decimal, "x"), attempt(u.digit, "x"), attempt(u.numeric, "x"), attempt(u.category, "ab"), attempt(u.category, 5), attempt(u.normalize, "X", "a"), attempt(u.normalize, "NFC", 5))
total = {}
for i in range(0, 0x110000, 7):
    k = u.category(chr(i))
    total[k] = total.get(k, 0) + 1
print(sorted(total.items()))
bad = [i for i in range(0, 0x3000) if u.normalize("NFC", u.normalize("NFD", chr(i))) != u.normalize("NFC", chr(i))]
print(bad, sum(u.combining(chr(i)) for i in range(0x3000)), u.unidata_version)
