# Loggers, levels, handlers, formatters and filters.
import io
import logging
import logging.handlers
import os
import sys
import tempfile

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s %(funcName)s:%(lineno)d %(message)s")
log = logging.getLogger("app.part")
print(log, log.parent, logging.getLogger(), log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), log.hasHandlers())


def work():
    log.debug("not shown")
    log.info("number %d of %s", 1, "many")
    log.warning("%(key)s by name", {"key": "value"})
    try:
        {}["missing"]
    except KeyError:
        log.exception("failed")


work()
logging.getLogger("app").setLevel(logging.ERROR)
log.warning("not shown")
log.error("shown, %s", "too", extra={"more": 1})
log.log(25, "not shown")
logging.getLogger("app").setLevel(logging.NOTSET)
logging.addLevelName(25, "NOTICE")
log.log(25, "a level of its own")
print(logging.getLevelName(25), logging.getLevelName("ERROR"), logging.getLevelName(7), log.getChild("x").name)

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("{asctime} {levelname} {message}", datefmt="DATE", style="{"))
handler.addFilter(lambda record: "secret" not in record.getMessage())
handler.setLevel("WARNING")
log.addHandler(handler)
log.propagate = False
log.info("too low")
log.warning("kept")
log.warning("secret")
print(repr(out.getvalue()), handler)
log.removeHandler(handler)

adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"who": "me"})
adapter.info("through an adapter")
folder = tempfile.mkdtemp()
name = os.path.join(folder, "file.log")
rotating = logging.handlers.RotatingFileHandler(name, maxBytes=60, backupCount=2)
rotating.setFormatter(logging.Formatter("%(message)s"))
files = logging.getLogger("files")
files.propagate = False
files.addHandler(rotating)
for number in range(10):
    files.error("line number %d", number)
rotating.close()
print(sorted(os.listdir(folder)), open(name).read().split("\n"))
memory = logging.handlers.MemoryHandler(100, target=logging.StreamHandler(sys.stdout))
files.handlers[:] = [memory]
files.warning("kept back")
print("before")
files.error("now all")
for bad in (lambda: logging.Formatter("no field"), lambda: logging.Formatter("{x", style="{"), lambda: logging.Formatter(style="?"),
            lambda: log.setLevel("LOUD"), lambda: logging.getLogger(1), lambda: log.log("x", "y"),
            lambda: logging.basicConfig(force=True, nonsense=1), lambda: log.error("x", extra={"message": 1})):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
logging.disable(logging.CRITICAL)
logging.critical("not shown")
print(logging.makeLogRecord({"msg": "x %s", "args": (1,)}).getMessage(), logging.LogRecord("n", 10, "/a/b.py", 3, "m", (), None))
