# A child that is still running when its time has passed.
import subprocess
for call in (lambda: subprocess.run(["sleep", "5"], timeout=0.05), lambda: subprocess.call(["sleep", "5"], timeout=0.05),
             lambda: subprocess.run(["sleep", "5"], timeout=0.05, capture_output=True)):
    try:
        call()
    except subprocess.TimeoutExpired as error:
        print(error.cmd, 0 < error.timeout <= 0.05, error.stdout)
process = subprocess.Popen(["sleep", "5"])
try:
    process.wait(timeout=0.01)
except subprocess.TimeoutExpired as error:
    print(error)
process.kill()
print(process.wait(timeout=10), process.wait())
