import os
import signal
import time

log = []


def handler(signum, frame):
    log.append(signum)
    print("got", signal.Signals(signum).name)


print(signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(log, signal.SIGTERM, repr(signal.SIGTERM), signal.strsignal(2), signal.SIGINT == 2)


class Timeout(Exception):
    pass


def on_alarm(signum, frame):
    raise Timeout("too slow")


signal.signal(signal.SIGALRM, on_alarm)
signal.alarm(1)
try:
    time.sleep(10)
except Timeout as e:
    print("caught", e)
signal.alarm(1)


def spin(n):
    return spin(n - 1) + 1 if n > 0 else 0


try:
    while True:
        spin(5)
except Timeout as e:
    print("caught again", e)
print(signal.alarm(0), signal.signal(signal.SIGPIPE, signal.SIG_DFL))
for bad in ((0, signal.SIG_DFL), (signal.SIGUSR2, 5)):
    try:
        signal.signal(*bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
