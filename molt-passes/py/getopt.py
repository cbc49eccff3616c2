"""Options of a command line, as C programs read them."""

import os


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        args = _option(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    opts = []
    rest = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    first = shortopts.startswith("+")
    if first:
        shortopts = shortopts[1:]
    stop = first or bool(os.environ.get("POSIXLY_CORRECT"))
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _option(opts, args, shortopts, longopts)
        elif stop:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _option(opts, args, shortopts, longopts):
    """Takes the option at the beginning; what is left."""
    if args[0].startswith("--"):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, opt, longopts, args):
    opt, equals, value = opt.partition("=")
    value = value if equals else None
    takes, opt = _known_long(opt, longopts)
    if takes:
        if value is None:
            if not args:
                raise GetoptError("option --%s requires argument" % opt, opt)
            value, args = args[0], args[1:]
    elif value is not None:
        raise GetoptError("option --%s must not have an argument" % opt, opt)
    opts.append(("--" + opt, value or ""))
    return args


def _known_long(opt, longopts):
    """Whether a long option takes a value, and its whole name."""
    found = [name for name in longopts if name.startswith(opt)]
    if not found:
        raise GetoptError("option --%s not recognized" % opt, opt)
    if opt in found:
        return False, opt
    if opt + "=" in found:
        return True, opt
    if len(found) > 1:
        raise GetoptError("option --%s not a unique prefix" % opt, opt)
    name = found[0]
    return (True, name[:-1]) if name.endswith("=") else (False, name)


def _short(opts, letters, shortopts, args):
    while letters:
        opt, letters = letters[0], letters[1:]
        at = shortopts.find(opt)
        if opt == ":" or at < 0:
            raise GetoptError("option -%s not recognized" % opt, opt)
        value = ""
        if shortopts.startswith(":", at + 1):
            if letters == "":
                if not args:
                    raise GetoptError("option -%s requires argument" % opt, opt)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        opts.append(("-" + opt, value))
    return args
