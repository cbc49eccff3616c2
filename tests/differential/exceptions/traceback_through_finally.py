import traceback
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
        print(traceback.format_exc().replace(__file__, 'app.py'))
    g(0)
h()
