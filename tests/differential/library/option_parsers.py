from optparse import OptionParser, OptionGroup, make_option, OptionValueError, Values, SUPPRESS_HELP, Option, IndentedHelpFormatter, TitledHelpFormatter, BadOptionError
import sys, copy

def cb(option, opt, value, parser, *a, **k):
    print('cb', opt, value, a, k, parser.largs, parser.rargs)
    parser.values.seen = (opt, value)

def check_range(option, opt, value):
    try:
        lo, hi = map(int, value.split('-'))
    except ValueError:
        raise OptionValueError(f'option {opt}: invalid range value: {value!r}')
    return range(lo, hi + 1)

class MyOption(Option):
    TYPES = Option.TYPES + ('range',)
    TYPE_CHECKER = copy.copy(Option.TYPE_CHECKER)
    TYPE_CHECKER['range'] = check_range

def build(**kw):
    p = OptionParser(option_class=MyOption, usage='%prog [options] SRC DST', version='%prog 2.1', prog='copytool', description='Copies things from one place to another place, with many options that make this description long enough to be wrapped over lines.', epilog='Report bugs to nobody.', **kw)
    p.add_option('-v', '--verbose', action='count', default=0, help='more output')
    p.add_option('-q', '--quiet', action='store_const', const=-1, dest='verbose')
    p.add_option('-n', '--number', type='int', default=4, metavar='N', help='how many [default: %default]')
    p.add_option('-r', '--ratio', type=float, help='a ratio with a very long explanation that surely does not fit on a single line of the terminal')
    p.add_option('--mode', type='choice', choices=('fast', 'slow'), default='fast', help='one of fast, slow')
    p.add_option('-D', action='append', dest='defs', metavar='NAME=VALUE', help='define')
    p.add_option('--xy', nargs=2, type='float', dest='xy', help='a pair')
    p.add_option('--secret', help=SUPPRESS_HELP)
    p.add_option('--span', type='range')
    p.add_option('--no-color', action='store_false', dest='color', default=True)
    p.add_option('-c', '--call', action='callback', callback=cb, type='string', callback_args=(1,), callback_kwargs={'z': 2})
    g = OptionGroup(p, 'Dangerous Options', 'Caution: use these at your own risk.')
    g.add_option('-g', action='store_true', help='Group option.')
    g.add_option('--gg', '--longer-name-here', metavar='VAL', help='long named')
    p.add_option_group(g)
    return p
p = build()
for argv in (['a', '-vvn7', 'b', '--ratio=.5'], ['--xy', '1', '2.5', '--mode', 'slow', '-Dx=1', '-D', 'y=2'], ['-q', '--no-col', '--', '-n', 'z'], ['-c', 'val', 'rest', '--span=2-5'], ['-g', '--gg=7', '--secret', 's'], ['-n0x1f'], ['-n', 'x'], ['--mode=med'], ['--nope'], ['-Z'], ['--ver', 'x'], ['--verb=3'], ['-n'], ['--xy', '1'], ['--span', 'q'], ['-r', 'abc'], ['--version'], ['-h']):
    print('$', argv)
    try:
        o, a = p.parse_args(argv)
        print(o, a)
    except SystemExit as e:
        print('exit', e.code)
o, _ = p.parse_args([])
print(o.number, o.defs, o == p.get_default_values(), o.ensure_value('defs', []), p.has_option('-n'), p.get_option('-n').dest, p.get_option('--mode').get_opt_string(), str(p.get_option('-v')), p.get_usage(), p.get_version(), p.get_prog_name())
p.set_defaults(number=9, ratio='0.25')
print(p.parse_args([])[0].ratio, p.defaults['number'])
p.disable_interspersed_args()
print(p.parse_args(['x', '-v'])[1])
for bad in (lambda: p.add_option('-n'), lambda: Option('x'), lambda: Option('-x', action='zap'), lambda: Option('--y', type='choice'), lambda: Option('-z', action='store_true', type='int'), lambda: Option(), lambda: p.remove_option('-1'), lambda: Option('-x', foo=1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
q = OptionParser(prog='t', formatter=TitledHelpFormatter(), add_help_option=True)
q.add_option('-o', '--out', help='where')
q.print_help()

class Quiet(OptionParser):

    def error(self, msg):
        raise ValueError(msg)
try:
    Quiet().parse_args(['--x'])
except ValueError as e:
    print('caught', e)
r = OptionParser(conflict_handler='resolve', prog='r', usage='usage: %prog go')
r.add_option('-n', '--dry', help='one')
r.add_option('-n', '--noisy', help='two')
print(r.format_help())
