import os, sys, shutil, tempfile, glob, stat, errno

import os.path
from os.path import join, basename
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
p = os.path
for s in ['', '/', '//', '///a', 'a/b', '/a/b/', 'a', '.a', 'a.b.c', '/x/.bash', 'a/.', '..', 'a/../b', './a//b/', '/../a', '../..', 'x..', '...a']:
    print(repr(s), p.split(s), p.splitext(s), p.basename(s), p.dirname(s), p.normpath(s), p.isabs(s), p.splitdrive(s), p.splitroot(s))
print(p.join('a','b','/c','d'), p.join('a','','b'), p.join('a/','b'), p.join(b'a',b'b'), p.commonprefix(['/usr/lib','/usr/local']), p.commonpath(['/usr/lib','/usr/local/x']), p.relpath('/a/b/c','/a/d'), p.relpath('/a','/a'), p.expandvars('$PATH') == os.environ['PATH'], p.expandvars('${NOPE}x$'))
t(lambda: p.join('a', b'b')); t(lambda: p.join('a', 5)); t(lambda: p.split(5)); t(lambda: p.commonpath([])); t(lambda: p.commonpath(['a','/b'])); t(lambda: p.relpath(''))
d = tempfile.mkdtemp(prefix='molt'); print(p.isdir(d), p.exists(d), os.listdir(d)); os.chdir(d); print(os.getcwd() == p.realpath(d))
for f in [lambda: os.mkdir('sub'), lambda: os.mkdir('sub'), lambda: os.makedirs('sub/x/y'), lambda: os.makedirs('sub/x/y'), lambda: os.makedirs('sub/x/y', exist_ok=True), lambda: os.rmdir('sub'), lambda: os.remove('nope'), lambda: os.unlink('sub'), lambda: os.rename('nope','b'), lambda: os.listdir('nope'), lambda: os.chdir('nope'), lambda: os.stat('nope'), lambda: os.rmdir('nope'), lambda: open('nope'), lambda: open('sub'), lambda: open('sub','w'), lambda: open('nope/x','w'), lambda: open('a','x').close(), lambda: open('a','x'), lambda: os.scandir('zz'), lambda: os.readlink('a'), lambda: os.symlink('a','l'), lambda: os.readlink('l'), lambda: os.stat([]), lambda: os.mkdir(5), lambda: os.listdir(2.5), lambda: os.access('a', os.R_OK), lambda: os.access('nope', os.F_OK), lambda: os.truncate('a', 10), lambda: os.path.getsize('a'), lambda: p.islink('l'), lambda: p.samefile('a','l'), lambda: os.getenv(5), lambda: os.environ['NOPE_X'], lambda: os.environ.get('NOPE_X','dflt')]:
    t(f)
os.environ['MOLT_T'] = 'v'; print(os.environ['MOLT_T'], os.getenv('MOLT_T'), 'MOLT_T' in os.environ); sys.stdout.flush(); os.system('echo $MOLT_T'); del os.environ['MOLT_T']; t(lambda: os.environ['MOLT_T'])
t(lambda: os.environ.__setitem__('a', 1)); print(os.system('exit 3'), os.waitstatus_to_exitcode(os.system('exit 3')))
for i in range(3):
    with open(f'sub/f{i}.txt', 'w') as f: f.write('x'*i)
open('sub/x/deep.py','w').close(); open('.hidden','w').close()
for r, ds, fs in os.walk('.'):
    ds.sort(); print(r, ds, sorted(fs))
for r, ds, fs in os.walk('.', topdown=False): print(r, sorted(ds), sorted(fs)) if r == '.' else None
print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.path) for e in os.scandir('.')))
with os.scandir('sub') as it: print(sorted(e.name for e in it), sorted(e.stat().st_size for e in os.scandir('sub') if e.is_file()))
print(sorted(glob.glob('*')), sorted(glob.glob('**/*', recursive=True)), sorted(glob.glob('sub/f?.txt')), glob.glob('sub/[!f]*'), glob.glob('.h*'), glob.glob('nope*'), sorted(glob.glob('*/')), sorted(glob.glob('**/', recursive=True)), glob.escape('a[1]*'))
st = os.stat('sub/f2.txt'); print(st.st_size, stat.S_ISREG(st.st_mode), oct(stat.S_IMODE(st.st_mode)), st[6], stat.filemode(st.st_mode), len(st), isinstance(st, tuple), type(st).__name__)
os.chmod('sub/f2.txt', 0o400); print(oct(os.stat('sub/f2.txt').st_mode)); os.utime('a', (1000, 2000.5)); print(os.stat('a').st_mtime, os.path.getmtime('a'), os.stat('a').st_mtime_ns, os.stat('a').st_atime)
print(shutil.copy('sub/f1.txt', 'c.txt'), shutil.copy2('sub/f1.txt', 'sub/x'), shutil.copytree('sub','tree'), sorted(os.listdir('tree')), shutil.move('c.txt','tree'), shutil.which('sh') is not None, shutil.which('nope_zz'))
t(lambda: shutil.copy('nope','x')); t(lambda: shutil.copyfile('a','a')); t(lambda: shutil.copytree('sub','tree')); t(lambda: shutil.move('tree/c.txt','tree')); t(lambda: shutil.rmtree('nope')); t(lambda: shutil.rmtree('nope', ignore_errors=True)); t(lambda: shutil.copytree('sub','t2', ignore=shutil.ignore_patterns('*.txt'))); print(sorted(os.listdir('t2')))
shutil.rmtree('tree'); print(p.exists('tree'))
os.rename('a','b'); os.replace('b','a'); print(p.exists('a')); os.remove('a')
fd = os.open('raw', os.O_RDWR|os.O_CREAT); print(os.write(fd, b'hello'), os.lseek(fd,0,0), os.read(fd,3), os.fstat(fd).st_size); os.close(fd); t(lambda: os.close(fd)); t(lambda: os.read(999, 1))
print(os.sep, os.linesep == '\n', os.name, os.curdir, os.pardir, os.pathsep, os.extsep, os.devnull, os.altsep, os.getpid() > 0, len(os.urandom(5)), os.cpu_count() > 0, os.fspath('x'), os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.strerror(2))
t(lambda: os.fspath(5)); t(lambda: os.terminal_size((1,2))); t(lambda: os.urandom(-1))
print(os.error is OSError, errno.ENOENT, errno.errorcode[13], os.PathLike, isinstance('a', os.PathLike))
e = None
try: open('/nope/x')
except OSError as ex: print(ex.errno, ex.strerror, ex.filename, ex.filename2, ex.args, repr(ex), ex.errno == errno.ENOENT)
try: os.rename('q1','q2')
except OSError as ex: print(ex.filename, ex.filename2, ex.args)
with tempfile.TemporaryDirectory() as td: open(join(td,'q'),'w').close(); print(os.listdir(td))
print(p.exists(td))
with tempfile.NamedTemporaryFile('w+', suffix='.txt', delete=False) as f: f.write('hi'); f.seek(0); print(f.read(), f.name.endswith('.txt'))
print(open(f.name).read()); os.unlink(f.name)
with tempfile.TemporaryFile() as f: f.write(b'abc'); f.seek(1); print(f.read())
with tempfile.NamedTemporaryFile() as f: nm = f.name; print(p.exists(nm))
print(p.exists(nm), p.isdir(tempfile.gettempdir()))
os.chdir('/'); shutil.rmtree(d)
import os, tempfile
from pathlib import Path, PurePath, PurePosixPath, PosixPath
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s in ['', '.', '/', '//a', 'a', 'a/b.tar.gz', '/a/./b//c/', '../x', '.hid', 'a/.hid.txt', 'a.', 'x/..', '~/a', 'é/ü.x']:
    q = PurePath(s); print(repr(q), str(q), q.parts, q.name, q.stem, q.suffix, q.suffixes, q.parent, list(q.parents), q.anchor, q.root, q.is_absolute(), len(q.parents))
a = Path('a/b')
print(a/'c', a/'/x', 'r'/a, a.joinpath('x','y'), Path('a','b',PurePath('c')), Path(), a == Path('a/b/'), a != 'a/b', hash(a) == hash(Path('a/b')), a < Path('b'), sorted([Path('b'),Path('a/z'),Path('a')]), a.with_name('z.txt'), Path('x.py').with_suffix('.txt'), Path('x').with_suffix('.q'), Path('x.tar.gz').with_suffix(''), Path('x.py').with_stem('y'), a.as_posix(), Path('/a b').as_uri(), bytes(a), os.fspath(a), f'{a}', a.parents[0], a.parents[-1])
for f in [lambda: a/5, lambda: 5/a, lambda: Path(5), lambda: Path('').with_name('x'), lambda: a.with_name('x/y'), lambda: a.with_name(''), lambda: a.with_suffix('x'), lambda: a.with_suffix('.'), lambda: a.parents[5], lambda: a < 'x', lambda: a.as_uri(), lambda: Path('/a/b').relative_to('/c'), lambda: Path('/a/b').relative_to('/a'), lambda: Path('/a/b').relative_to('/a/c', walk_up=True), lambda: Path('a').relative_to('/a'), lambda: a.is_relative_to('a'), lambda: a.is_relative_to('z'), lambda: Path('a/b.py').match('*.py'), lambda: Path('a/b.py').match('a/*'), lambda: Path('/a/b.py').match('/*.py'), lambda: a.match(''), lambda: Path(b'x'), lambda: Path('a', None), lambda: Path('x').nope, lambda: isinstance(a, os.PathLike), lambda: type(PurePath('x')), lambda: PurePosixPath('a') == PosixPath('a'), lambda: {Path('a'): 1}[Path('./a')]]: t(f)
with tempfile.TemporaryDirectory() as d:
    d = Path(d)
    f = d/'x.txt'
    print(f.write_text('hello\nworld\n'), f.read_text(), f.read_bytes(), f.exists(), f.is_file(), f.is_dir(), d.is_dir(), f.stat().st_size, (d/'n').exists())
    print((d/'b').write_bytes(b'\x00\x01'), (d/'b').read_bytes()); t(lambda: f.write_text(5)); t(lambda: f.write_bytes('x'))
    (d/'s'/'t').mkdir(parents=True); t(lambda: (d/'s').mkdir()) if False else None
    def rel(e):
        return str(e).replace(str(d), 'D')
    def r(g):
        try: print(g())
        except Exception as e: print(type(e).__name__, rel(e))
    for g in [lambda: (d/'s').mkdir(), lambda: (d/'s').mkdir(exist_ok=True), lambda: (d/'q'/'r').mkdir(), lambda: (d/'nope').read_text(), lambda: (d/'nope').unlink(), lambda: (d/'nope').unlink(missing_ok=True), lambda: (d/'s').rmdir(), lambda: d.read_text(), lambda: (d/'nope').stat(), lambda: list((d/'nope').iterdir()), lambda: (d/'nope').resolve(strict=True), lambda: (d/'t1').touch(), lambda: (d/'t1').touch(exist_ok=False), lambda: (d/'t1').rename(d/'t2').name, lambda: (d/'t2').replace(d/'t3').name, lambda: (d/'t3').unlink(), lambda: (d/'l').symlink_to(f), lambda: (d/'l').is_symlink(), lambda: (d/'l').readlink() == f, lambda: (d/'l').samefile(f), lambda: list(d.glob('/x')), lambda: list(d.glob('')), lambda: list(d.glob('a**'))]: r(g)
    for i in ('a.py','b.py','s/c.py','s/t/d.py','s/e.txt','.hid.py'): (d/i).touch()
    for pat in ['*','*.py','**/*.py','**/*','s/*','*/*.py','**','s/c.py','[ab].py','?.py','**/t/*','x*', 's/', '**/']:
        print(pat, sorted(p.relative_to(d).as_posix() if p.is_relative_to(d) else 'up' for p in d.glob(pat)))
    for pat in ['*.py','*','c.py','t/*.py','.']: print(pat, sorted(p.relative_to(d).as_posix() for p in d.rglob(pat)))
    print(sorted(p.name for p in d.iterdir()), [type(p).__name__ for p in d.iterdir()][0])
    for root, dirs, files in sorted(d.walk()): print(root.relative_to(d), sorted(dirs), sorted(files))
    with f.open() as h: print(h.readline(), rel(h.name))
    with (d/'w').open('w', encoding='utf-8') as h: print(h.write('é'))
    print((d/'w').read_text(encoding='utf-8'), (d/'w').read_bytes())
    print((d/'s'/'..'/'x.txt').resolve() == f.resolve(), Path('rel').absolute() == Path.cwd()/'rel', Path('~/q').expanduser() == Path.home()/'q')
    (d/'x.txt').chmod(0o600); print(oct(f.stat().st_mode & 0o777))
    with open(f) as h: print(h.read())
    print(os.path.join(d, 'x').replace(str(d),'D'), os.path.exists(f), os.listdir(d/'s') != [], os.path.basename(f), rel(repr(f)))
class P2(PosixPath): pass
print(repr(P2('a')/'b'), repr(P2('a').parent), repr(P2('x.py').with_suffix('.q')))
