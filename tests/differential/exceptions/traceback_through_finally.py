import traceback, sys
def f(x):
    try:
        return 1 // x
    finally:
        print('fin')
def g(x):
    return f(x) + 1
def h():
    try:
        g(0)
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)
    g(0)
h()
