"""HTML in pieces, whole and broken."""

from html.parser import HTMLParser
class P(HTMLParser):
    def handle_starttag(self, t, a): self.ev("start", t, a, self.get_starttag_text())
    def handle_endtag(self, t): self.ev("end", t)
    def handle_data(self, d): self.ev("data", d)
    def handle_entityref(self, d): self.ev("ent", d)
    def handle_charref(self, d): self.ev("char", d)
    def handle_comment(self, d): self.ev("comment", d)
    def handle_decl(self, d): self.ev("decl", d)
    def handle_pi(self, d): self.ev("pi", d)
    def unknown_decl(self, d): self.ev("unknown", d)
    def ev(self, *a): print("  ", a, self.getpos())
class Q(P):
    def handle_startendtag(self, t, a): self.ev("startend", t, a)
DOCS = ['<!DOCTYPE html>\n<html lang="en"><head><title>T &amp; U</title></head>\n<body class=a id="b" disabled data-x=\'q"r\'>Hi &lt;b&gt; &copy;&#65;&#x42; <br/> <img src="a.png" alt="x&amp;y"/>\n<!-- c -- d --><p>para<p>two</body></html>', '<script>if (a < b && c > d) { x = "</b>"; }</script><style>a > b {}</style>after', 'a < b > c', '<a href=foo>x</a><A HREF="Bar">y</A >', '<p', '<p class="x', 'text & more &amp', 'x &unknown; &nbsp; &#xZZ; &# &', '<?php echo ?>z', '<![CDATA[x]]>y', '<!bogus thing>', '<!-- unclosed', '</', '</ p>', '</>', '</1x>', '<div / id=1 / x>', '<a b = c d= "e" f ="g" h>', '<br / >', '<x:y z:w="1">', '<a\nb="c\nd"\n>t', '<td nowrap colspan=2>', '<<b>>', '<a href="x"y="z">', '<a =x>', '<a b==c>', '<a b=c/>', '<a b="c"/>', '<!>', '<!doctype>', '<p>&lt;&gt;</p>', 'plain', '', '<script src="x">', '<script>a</script >b', '<textarea><b></textarea>', '<a href="?a=1&b=2&copy=3">', '&#128512;&#x1F600; &eacute;']
for cls in (P, Q):
    for conv in (True, False):
        for d in DOCS:
            p = cls(convert_charrefs=conv); print(repr(d), conv)
            try: p.feed(d); print("   --"); p.close(); print("  ", p.getpos(), repr(p.rawdata))
            except AssertionError as e: print("AE", e)
p = P()
for ch in '<p class="a">x &amp; y</p><!-- z --> tail': p.feed(ch)
p.close(); p.reset(); p.feed("<b>"); print(p.lasttag)
class Links(HTMLParser):
    def __init__(self): super().__init__(); self.links = []; self.depth = 0; self.text = []
    def handle_starttag(self, tag, attrs):
        if tag == "a": self.links.append(dict(attrs).get("href"))
        self.depth += 1
    def handle_endtag(self, tag): self.depth -= 1
    def handle_data(self, d):
        if d.strip(): self.text.append(d.strip())
l = Links(); l.feed('<ul><li><a href="/a">A</a><li><a>B</a></ul>'); print(l.links, l.text, l.depth)
