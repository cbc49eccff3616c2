from unittest.mock import Mock, MagicMock, patch, call, sentinel, ANY, PropertyMock, AsyncMock, mock_open, create_autospec, DEFAULT
import asyncio, unittest, re, io
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, re.sub(r"id='\d+'", "id=X", str(e)))
m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
m.assert_called_with(1, a=2); m.assert_called_once_with(1, a=2)
show(lambda: m.assert_called_with(2)); show(lambda: m.assert_not_called()); m(5); show(lambda: m.assert_called_once()); show(lambda: m.assert_any_call(9)); m.assert_any_call(5)
m.assert_has_calls([call(1, a=2), call(5)]); show(lambda: m.assert_has_calls([call(7)]))
n = Mock(); n.foo.bar(1); n.foo.baz.qux("x", k=1); n.top()
print(n.mock_calls, n.method_calls, n.foo.mock_calls)
n.foo.bar.assert_called_once_with(1)
n.x = 5; n.name_ = "q"; print(n.x)
s = Mock(side_effect=[1, 2, ValueError("boom")]); print(s(), s()); show(s); show(s)
s = Mock(side_effect=KeyError("k")); show(s)
s = Mock(side_effect=lambda v: v * 2); print(s(4))
sp = Mock(spec=["a", "b"]); sp.a; show(lambda: sp.c)
class Svc:
    x = 1
    def get(self, u): return u
    def post(self, u, d=None): return u, d
    @property
    def prop(self): return 5
sv = Mock(spec=Svc); print(isinstance(sv, Svc)); show(lambda: sv.nope); sv.get.return_value = "r"; print(sv.get("u"))
mm = MagicMock(); print(len(mm), bool(mm), int(mm), list(mm), 3 in mm); mm.__len__.return_value = 4; mm.__getitem__.return_value = "gi"; print(len(mm), mm["a"]); mm.__getitem__.assert_called_with("a"); mm.__iter__.return_value = [1, 2]; print(list(mm), list(mm)); mm.__str__.return_value = "S"; print(str(mm))
with mm as ctx: ctx.do(1)
print(mm.__enter__.called, mm.__exit__.called)
mm.__contains__.return_value = True; print(9 in mm)
with patch.object(Svc, "get", return_value="patched") as pg:
    print(Svc().get(3), pg.call_args)
print(Svc().get(3))
@patch.object(Svc, "post")
@patch.object(Svc, "get")
def t(g, p): g.return_value = 1; p.side_effect = [2]; s = Svc(); print(s.get(), s.post(), g.called, p.called)
t()
with patch.object(Svc, "x", 99): print(Svc.x)
print(Svc.x)
d = {"a": 1}
with patch.dict(d, {"b": 2}): print(d)
with patch.dict(d, {"z": 2}, clear=True): print(d)
print(d)
with patch.object(Svc, "prop", new_callable=PropertyMock) as pp: pp.return_value = 7; print(Svc().prop); pp.assert_called_once_with()
print(sentinel.foo, sentinel.foo is sentinel.foo, ANY == 5, call(1, 2) == call(1, 2), call.foo(1).bar(2), call(1), call(ANY) == call(3))
a = AsyncMock(return_value=8); print(asyncio.run(a(1))); a.assert_awaited_once_with(1)
with patch("builtins.open", mock_open(read_data="l1\nl2\n")) if False else patch.object(io, "StringIO", Mock()): pass
mo = mock_open(read_data="l1\nl2\n"); h = mo("f"); print(h.read()); print(mo("f").readlines(), list(mo("x"))); mo.assert_called_with("x")
with mo("w", "w") as fh: fh.write("data")
mo().write.assert_called_once_with("data")
p = patch.object(Svc, "get"); g = p.start(); g.return_value = 0; print(Svc().get()); p.stop(); print(Svc().get(1))
au = create_autospec(Svc); i = au(); i.get.return_value = 5; print(i.get(1)); show(lambda: i.get()); show(lambda: i.zip)
def func(a, b=1): return a
fa = create_autospec(func, return_value=3); print(fa(1)); show(lambda: fa()); fa.assert_called_once_with(1)
m = Mock(); m.configure_mock(**{"a.return_value": 1, "b": 2}); print(m.a(), m.b); m.reset_mock(); print(m.called, m.a.called)
show(lambda: Mock().assert_called()); show(lambda: Mock(name="nm").assert_called_once_with(1)); show(lambda: m.asert_called)
print(re.sub(r"id='\d+'", "id=X", f"{Mock()} {Mock(name='q')} {Mock().a.b} {Mock()()} {MagicMock(spec=Svc)} {Mock().x().y}"))
w = Mock(wraps=[3,1,2]); print(w.index(1)); w2 = Mock(wraps=len); print(w2("abc"))
class T(unittest.TestCase):
    @patch.object(Svc, "get", return_value=10)
    def test_x(self, g): self.assertEqual(Svc().get(), 10); g.assert_called_once()
r = unittest.TestResult(); T("test_x").run(r); print(r)
m = Mock(); m.a.return_value.b.return_value = 4; print(m.a().b()); print(m.mock_calls)
del m.a; show(lambda: m.a)
