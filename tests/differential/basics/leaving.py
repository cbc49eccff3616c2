def leave(how):
    try:
        how()
    except SystemExit as e:
        print(type(e).__name__, e.code)


leave(exit)
leave(lambda: exit(3))
leave(lambda: quit("text"))
print("before")
exit(4)
print("never")
