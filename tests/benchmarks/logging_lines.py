"""Lines of a log: records formatted in three styles, levels filtered, the module logging itself writing to memory."""
import io
import logging


class Record:
    def __init__(self, number, level, message, *values):
        self.number = number
        self.level = level
        self.message = message
        self.values = values

    def text(self):
        return self.message % self.values if self.values else self.message


def by_hand(count):
    size = 0
    for number in range(count):
        record = Record(number, "INFO" if number % 3 else "WARNING", "request %s took %5.1f ms for %r", number, number / 7, "client")
        line = "%-8s %06d %s" % (record.level, record.number, record.text())
        other = f"{record.level:<8} {record.number:06d} {record.text()}"
        third = "{0.level:<8} {0.number:06d} {1}".format(record, record.text())
        size += len(line) + (line == other == third)
    return size


def by_module(count):
    stream = io.StringIO()
    logger = logging.getLogger("bench.part")
    logger.propagate = False
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(lineno)d:%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    for number in range(count):
        logger.info("number %d of %s", number, "many")
        for _ in range(10):
            logger.debug("never seen %d", number)
    logger.removeHandler(handler)
    return len(stream.getvalue()), stream.getvalue().splitlines()[-1]


print(by_hand(60_000), by_module(12_000))
