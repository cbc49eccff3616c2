"""Who runs the program."""

import os


class GetPassWarning(UserWarning):
    pass


def getuser():
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    with open("/etc/passwd") as users:
        for line in users:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(os.getuid()):
                return fields[0]
    raise OSError("No username set in the environment")
