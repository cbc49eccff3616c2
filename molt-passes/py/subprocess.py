"""Other programs as children of this one."""

import os
import posix
import time

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = _SIGNALS.get(-self.returncode)
            if name:
                return f"Command '{self.cmd}' died with <Signals.{name}: {-self.returncode}>."
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output


_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 6: "SIGABRT", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 15: "SIGTERM"}


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        args = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            args.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            args.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    def __init__(
        self,
        args,
        bufsize=-1,
        executable=None,
        stdin=None,
        stdout=None,
        stderr=None,
        preexec_fn=None,
        close_fds=True,
        shell=False,
        cwd=None,
        env=None,
        universal_newlines=None,
        *,
        text=None,
        encoding=None,
        errors=None,
    ):
        if preexec_fn is not None:
            raise ValueError("preexec_fn is not supported")
        self.args = args
        self.returncode = None
        self.stdin = self.stdout = self.stderr = None
        self.text_mode = encoding or errors or text or universal_newlines
        if isinstance(args, (str, bytes)) or hasattr(type(args), "__fspath__"):
            command = [args]
        else:
            command = list(args)
        if shell:
            command = ["/bin/sh", "-c"] + command
        if not command:
            raise IndexError("list index out of range")
        program = command[0] if executable is None else executable
        theirs = [-1, -1, -1]
        ours = [None, None, None]
        closing = []
        for i, stream in enumerate((stdin, stdout, stderr)):
            if stream is None:
                continue
            if stream == PIPE:
                reading, writing = os.pipe()
                theirs[i], ours[i] = (reading, writing) if i == 0 else (writing, reading)
                closing.append(theirs[i])
            elif stream == DEVNULL:
                theirs[i] = os.open("/dev/null", os.O_RDWR)
                closing.append(theirs[i])
            elif stream == STDOUT and i == 2:
                theirs[2] = theirs[1] if theirs[1] >= 0 else 1
            elif isinstance(stream, int):
                theirs[i] = stream
            else:
                if i:
                    stream.flush()
                theirs[i] = stream.fileno()
        variables = None
        if env is not None:
            variables = [os.fsencode(name) + b"=" + os.fsencode(value) for name, value in env.items()]
        if cwd is not None and not os.path.isdir(cwd):
            self._undo(closing, ours)
            os.stat(cwd)
            raise NotADirectoryError(20, "Not a directory", os.fspath(cwd))
        try:
            self.pid = posix._start(program, command, variables, cwd, tuple(theirs))
        except OSError:
            self._undo(closing, ours)
            raise
        for fd in closing:
            os.close(fd)
        for i, mode in enumerate("wrr"):
            if ours[i] is not None:
                if self.text_mode:
                    file = open(ours[i], mode, encoding=encoding, errors=errors)
                else:
                    file = open(ours[i], mode + "b")
                if i == 0:
                    self.stdin = file
                elif i == 1:
                    self.stdout = file
                else:
                    self.stderr = file

    def _undo(self, closing, ours):
        for fd in closing + [fd for fd in ours if fd is not None]:
            os.close(fd)

    def __repr__(self):
        return f"<Popen: returncode: {self.returncode} args: {self.args!r}>"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in (self.stdout, self.stderr, self.stdin):
            if file is not None:
                file.close()
        self.wait()

    def poll(self):
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        if self.returncode is None:
            if timeout is None:
                self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            else:
                end = time.monotonic() + timeout
                while self.poll() is None:
                    if time.monotonic() >= end:
                        raise TimeoutExpired(self.args, timeout)
                    time.sleep(0.001)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        if input is not None and self.text_mode:
            input = input.encode()
        pending = memoryview(input or b"")
        found = {}
        waiting = []
        if self.stdin is not None:
            if len(pending):
                waiting.append((self.stdin.fileno(), True))
            else:
                self.stdin.close()
        for file in (self.stdout, self.stderr):
            if file is not None:
                found[file.fileno()] = []
                waiting.append((file.fileno(), False))
        while waiting:
            left = -1 if end is None else max(0, int((end - time.monotonic()) * 1000))
            ready = posix._poll(waiting, left)
            if end is not None and time.monotonic() >= end:
                output = b"".join(found.get(self.stdout.fileno(), ())) if self.stdout is not None else None
                raise TimeoutExpired(self.args, timeout, output)
            for (fd, writing), can in zip(waiting[:], ready):
                if not can:
                    continue
                if writing:
                    try:
                        sent = os.write(fd, bytes(pending[:512]))
                        pending = pending[sent:]
                    except BrokenPipeError:
                        pending = memoryview(b"")
                    if not len(pending):
                        waiting.remove((fd, True))
                        try:
                            self.stdin.close()
                        except BrokenPipeError:
                            pass
                else:
                    data = os.read(fd, 32768)
                    if data:
                        found[fd].append(data)
                    else:
                        waiting.remove((fd, False))
        results = []
        for file in (self.stdout, self.stderr):
            if file is None:
                results.append(None)
                continue
            data = b"".join(found[file.fileno()])
            if self.text_mode:
                data = data.decode(file.encoding, file.errors).replace("\r\n", "\n").replace("\r", "\n")
            results.append(data)
            file.close()
        self.wait(None if end is None else max(0, end - time.monotonic()))
        return tuple(results)

    def send_signal(self, sig):
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        retcode = process.poll()
        if check and retcode:
            raise CalledProcessError(retcode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, retcode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as p:
        try:
            return p.wait(timeout=timeout)
        except BaseException:
            p.kill()
            raise


def check_call(*popenargs, **kwargs):
    retcode = call(*popenargs, **kwargs)
    if retcode:
        cmd = kwargs.get("args")
        if cmd is None:
            cmd = popenargs[0]
        raise CalledProcessError(retcode, cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as error:
        data = error.output
        exitcode = error.returncode
    if data[-1:] == "\n":
        data = data[:-1]
    return exitcode, data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    result = []
    for arg in map(os.fsdecode, seq):
        quoted = not arg or " " in arg or "\t" in arg
        out = []
        slashes = 0
        for c in arg:
            if c == "\\":
                slashes += 1
                continue
            if c == '"':
                out.append("\\" * (slashes * 2 + 1) + '"')
            else:
                out.append("\\" * slashes + c)
            slashes = 0
        out.append("\\" * (slashes * 2 if quoted else slashes))
        text = "".join(out)
        result.append(f'"{text}"' if quoted else text)
    return " ".join(result)
