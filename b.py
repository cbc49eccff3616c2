import functools, contextlib, operator, typing
print("hi")
