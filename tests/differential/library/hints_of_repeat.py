# `itertools.repeat` knows how often it is left.
import itertools
import operator

times = itertools.repeat("a", 5)
print(operator.length_hint(times), next(times), operator.length_hint(times), times.__length_hint__())
print(list(times), operator.length_hint(times))
print(operator.length_hint(itertools.repeat(1), 7), operator.length_hint(itertools.repeat(1, -3)))
try:
    itertools.repeat(1).__length_hint__()
except TypeError as error:
    print(error)
