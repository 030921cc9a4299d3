# Programs as children: run, pipes, errors, time limits.
import subprocess, sys, os, signal
from subprocess import PIPE, STDOUT, DEVNULL
r = subprocess.run(["echo", "hello"], capture_output=True)
print(r, r.returncode, r.stdout)
print(subprocess.run("echo out; echo err >&2; exit 3", shell=True, capture_output=True, text=True))
print(subprocess.check_output(["cat"], input=b"through a pipe"), subprocess.check_output("printf 'a\\r\\nb\\n'", shell=True, text=True).encode())
for bad in (lambda: subprocess.check_output("echo x; exit 5", shell=True), lambda: subprocess.run(["no-such-program-here"]),
            lambda: subprocess.run(["echo"], cwd="/no/such/folder"), lambda: subprocess.check_call(["false"]),
            lambda: subprocess.run(["kill -9 $$"], shell=True, check=True),
            lambda: subprocess.run(["echo"], input=b"", stdin=PIPE), lambda: subprocess.run(["echo"], stdout=1, capture_output=True),
            lambda: subprocess.Popen(["echo"], bufsize="x"), lambda: subprocess.run("/", shell=False), lambda: subprocess.check_output(["echo"], stdout=1)):
    try: bad(); print("nothing")
    except Exception as e: print(type(e).__name__, e, getattr(e, "filename", None), getattr(e, "output", None))
print(subprocess.call(["true"]), subprocess.call(["sh", "-c", "exit 7"]), subprocess.getoutput("echo one; echo two"), subprocess.getstatusoutput("exit 2"))
p = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE)
print(p.poll(), p.communicate(b"data" * 50000)[0].count(b"data"), p.returncode, p.poll(), p.stderr)
p = subprocess.Popen(["sh", "-c", "read line; echo got $line; echo to stderr >&2"], stdin=PIPE, stdout=PIPE, stderr=STDOUT, text=True)
p.stdin.write("typed\n"); p.stdin.flush()
print(p.stdout.readline(), p.stdout.read(), p.wait(), p.args[0])
p.stdin.close(); p.stdout.close()
p = subprocess.Popen(["sleep", "5"]); p.terminate(); print(p.wait(), repr(p)); p = subprocess.Popen(["sleep", "5"]); p.kill(); print(p.wait(), p.returncode == -signal.SIGKILL)
print(subprocess.run(["env"], env={"ONLY": "this"}, capture_output=True).stdout, subprocess.run(["pwd"], cwd="/", stdout=PIPE).stdout)
print(subprocess.run(["sh", "-c", "echo quiet"], stdout=DEVNULL).stdout, subprocess.run(["cat"], stdin=DEVNULL, capture_output=True).stdout)
with subprocess.Popen(["echo", "as a manager"], stdout=PIPE, encoding="ascii") as p: print(p.stdout.read(), end="")
print(p.returncode, subprocess.CompletedProcess(["a"], 1), os.popen("echo popen").read() if hasattr(os, "popen") else "popen\n")
print(subprocess.run(["sh", "-c", "echo $0 $1", "zero", "one"], capture_output=True, text=True).stdout, subprocess.run(["sleep"], executable="echo", stdout=PIPE).stdout)
try: subprocess.CompletedProcess(["x"], 2, b"o", b"e").check_returncode()
except subprocess.CalledProcessError as e: print(e, e.stdout, e.stderr, e.cmd)
