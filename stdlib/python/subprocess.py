"""subprocess: programs run as children of this one, with pipes to and from them.

A child is made by fork and exec, in Python; what fails in it before the other program has begun comes back through a pipe and is
raised here. communicate() reads each pipe in a thread of its own.
"""

import contextlib
import errno
import io
import os
import signal
import sys
import threading
import time
import types
import warnings

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_LONGEST_SLEEP = 0.05
_children_left = []  # Popen objects that nobody has any more, whose processes have not ended


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """A child ended with a status other than zero, where that was to be checked."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        try:
            return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A child was still running when the time that it was given had passed."""

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

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What run() answers: args, returncode, and stdout and stderr where they were captured."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _cleanup():
    """Asks for the status of children that ended after their objects."""
    for child in _children_left[:]:
        if child.poll() is not None:
            with contextlib.suppress(ValueError):
                _children_left.remove(child)


class Popen:
    """A child process."""

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
                 text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if user is not None or group is not None or extra_groups is not None:
            raise ValueError("user, group and extra_groups are not supported")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = encoding or errors or text or universal_newlines
        self.universal_newlines = self.text_mode
        self._wait_lock = threading.Lock()
        self._communication = None
        settings = _ChildSettings(args, executable, shell, cwd, env, preexec_fn, close_fds, pass_fds, restore_signals,
                                  start_new_session, process_group, umask)
        ours, theirs, opened = [None] * 3, [None] * 3, []
        try:
            for number, choice in enumerate((stdin, stdout, stderr)):
                self._prepare(number, choice, ours, theirs, opened)
            if bufsize == 1 and not self.text_mode and any(fd is not None for fd in ours):
                warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                              RuntimeWarning, 2)
                bufsize = -1
            self.pid = settings.start(theirs)
            self._child_created = True
        except BaseException:
            for fd in opened:
                with contextlib.suppress(OSError):
                    os.close(fd)
            raise
        for fd in opened:
            if fd not in ours:
                os.close(fd)
        for name, fd, mode in zip(("stdin", "stdout", "stderr"), ours, ("wb", "rb", "rb")):
            if fd is not None:
                setattr(self, name, self._stream(fd, mode, bufsize))

    __class_getitem__ = classmethod(types.GenericAlias)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if kind is KeyboardInterrupt:
                with contextlib.suppress(TimeoutExpired):
                    self.wait(0.25)
                return
            self.wait()

    def __del__(self, warn=warnings.warn):
        if not self._child_created:
            return
        if self.returncode is None:
            warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
            if self.poll() is None and _children_left is not None:
                _children_left.append(self)

    def _prepare(self, number, choice, ours, theirs, opened):
        if choice is None:
            return
        if choice == PIPE:
            reader, writer = os.pipe()
            opened += [reader, writer]
            ours[number], theirs[number] = (writer, reader) if number == 0 else (reader, writer)
        elif choice == STDOUT and number == 2:
            theirs[2] = theirs[1] if theirs[1] is not None else 1
        elif choice == DEVNULL:
            theirs[number] = os.open(os.devnull, os.O_RDWR)
            opened.append(theirs[number])
        elif isinstance(choice, int):
            theirs[number] = choice
        else:
            theirs[number] = choice.fileno()

    def _stream(self, fd, mode, bufsize):
        line_buffered = bufsize == 1 and mode == "wb"
        stream = io.open(fd, mode, -1 if bufsize == 1 else bufsize)
        if not self.text_mode:
            return stream
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors, line_buffering=line_buffered,
                                write_through=mode == "wb" and line_buffered)

    # ---- How it goes on -------------------------------------------------------------------------------------------------------

    def poll(self):
        """The return code where the child has ended, else None."""
        if self.returncode is None and self._wait_lock.acquire(False):
            try:
                self._look(os.WNOHANG)
            finally:
                self._wait_lock.release()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the child's end; the return code."""
        if timeout is None:
            while self.returncode is None:
                with self._wait_lock:
                    self._look(0)
            return self.returncode
        end, sleep = time.monotonic() + timeout, 0.0005
        while self.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            sleep = min(sleep * 2, left, _LONGEST_SLEEP)
            time.sleep(sleep)
        return self.returncode

    def _look(self, options):
        if self.returncode is not None:
            return
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:
            self.returncode = 0  # somebody else has asked for its status
            return
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def communicate(self, input=None, timeout=None):
        """Sends input, reads everything, waits: (stdout, stderr), None for what is no pipe."""
        if self._communication and input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        if not self._communication:
            self._communication = _Communication(self, input)
        self._communication.finish(None if end is None else end - time.monotonic(), timeout)
        self.wait(None if end is None else max(end - time.monotonic(), 0))
        return self._communication.result()

    def send_signal(self, sig):
        self.poll()
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sig)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


class _Communication:
    """A thread for each pipe of a process."""

    def __init__(self, process, input):
        self._process = process
        self._parts = {}
        self._threads = []
        for name in ("stdout", "stderr"):
            stream = getattr(process, name)
            if stream:
                self._parts[name] = None
                self._start(self._read, name, stream)
        if process.stdin:
            self._start(self._write, process.stdin, input)

    def _start(self, function, *arguments):
        thread = threading.Thread(target=function, args=arguments, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _read(self, name, stream):
        self._parts[name] = stream.read()
        stream.close()

    def _write(self, stream, input):
        try:
            if input:
                stream.write(input)
        except BrokenPipeError:
            pass
        try:
            stream.close()
        except BrokenPipeError:
            pass

    def finish(self, left, timeout):
        end = None if left is None else time.monotonic() + left
        for thread in self._threads:
            thread.join(None if end is None else max(end - time.monotonic(), 0))
            if thread.is_alive():
                raise TimeoutExpired(self._process.args, timeout)

    def result(self):
        return self._parts.get("stdout"), self._parts.get("stderr")


class _ChildSettings:
    """What happens between fork and exec."""

    def __init__(self, args, executable, shell, cwd, env, preexec_fn, close_fds, pass_fds, restore_signals, start_new_session,
                 process_group, umask):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        self.args = [os.fsencode(arg) for arg in args]
        self.name = executable if executable is not None else args[0]
        name = os.fsencode(self.name)
        self.cwd = cwd
        self.env = None if env is None else {os.fsencode(key): os.fsencode(value) for key, value in env.items()}
        if self.env and any(b"=" in key for key in self.env):
            raise ValueError("illegal environment variable name")
        folders = [] if os.path.dirname(name) else os.get_exec_path(env)
        self.candidates = [os.path.join(os.fsencode(folder), name) for folder in folders] or [name]
        self.preexec_fn = preexec_fn
        self.close_fds, self.kept = close_fds, set(map(int, pass_fds))
        self.restore_signals, self.start_new_session, self.process_group, self.umask = (restore_signals, start_new_session,
                                                                                         process_group, umask)

    def start(self, streams):
        """The process id. Raises what kept the program from starting."""
        sys.audit("subprocess.Popen", self.name, self.args, self.cwd, self.env)
        reader, writer = os.pipe()
        try:
            pid = os.fork()
            if pid == 0:
                self._become(streams, writer)
            os.close(writer)
            writer = None
            report = b""
            while part := os.read(reader, 4096):
                report += part
        finally:
            os.close(reader)
            if writer is not None:
                os.close(writer)
        if report:
            os.waitpid(pid, 0)
            self._raise(report)
        return pid

    def _become(self, streams, writer):
        step = b"noexec"
        try:
            while writer < 3:
                writer = os.dup(writer)
            self._connect(streams)
            if self.cwd is not None:
                os.chdir(self.cwd)
            if self.umask >= 0:
                os.umask(self.umask)
            if self.restore_signals:
                for name in ("SIGPIPE", "SIGXFZ", "SIGXFSZ"):
                    if hasattr(signal, name):
                        signal.signal(getattr(signal, name), signal.SIG_DFL)
            if self.start_new_session:
                os.setsid()
            if self.process_group is not None and self.process_group >= 0:
                os.setpgid(0, self.process_group)
            if self.preexec_fn:
                step = b"preexec"
                self.preexec_fn()
                step = b"noexec"
            if self.close_fds:
                self._close_others(writer)
            step = b"exec"
            self._exec()
        except OSError as error:
            os.write(writer, b"%s:%d" % (step if step != b"preexec" else b"preexec", error.errno or 0))
        except BaseException as error:
            os.write(writer, b"memory:0" if step != b"preexec" and isinstance(error, MemoryError) else b"preexec:0")
        finally:
            os._exit(255)

    def _connect(self, streams):
        # A descriptor that stands where another one is to go is moved out of the way.
        streams = list(streams)
        for number, fd in enumerate(streams):
            if fd is not None and fd < number:
                streams[number] = os.dup(fd)
        for number, fd in enumerate(streams):
            if fd == number:
                os.set_inheritable(fd, True)
            elif fd is not None:
                os.dup2(fd, number)

    def _close_others(self, writer):
        for name in os.listdir("/proc/self/fd"):
            fd = int(name)
            if fd > 2 and fd != writer and fd not in self.kept:
                with contextlib.suppress(OSError):
                    os.close(fd)
        for fd in self.kept:
            os.set_inheritable(fd, True)

    def _exec(self):
        remembered = None
        for path in self.candidates:
            try:
                if self.env is None:
                    os.execv(path, self.args)
                else:
                    os.execve(path, self.args, self.env)
            except OSError as error:
                last = error
                if error.errno not in (errno.ENOENT, errno.ENOTDIR) and remembered is None:
                    remembered = error
        raise remembered or last

    def _raise(self, report):
        step, _, number = report.partition(b":")
        if step == b"memory":
            raise MemoryError
        if step == b"preexec":
            raise SubprocessError("Exception occurred in preexec_fn.")
        number = int(number)
        raise OSError(number, os.strerror(number), self.cwd if step == b"noexec" else self.name)


# ---- Shorter ways ----------------------------------------------------------------------------------------------------------------


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end; a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        status = process.poll()
    if check and status:
        raise CalledProcessError(status, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; its return code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """The same; CalledProcessError where the code is not zero."""
    status = call(*popenargs, **kwargs)
    if status:
        cmd = kwargs.get("args")
        raise CalledProcessError(status, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes; CalledProcessError where its return code is not zero."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if any(kwargs.get(name) for name in ("universal_newlines", "text", "encoding", "errors")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(return code, output) of a line for the shell, without the last newline."""
    try:
        data, status = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors), 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data[:-1] if data[-1:] == "\n" else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
