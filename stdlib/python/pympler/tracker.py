"""How the objects change from one moment to the next: by summaries, or by the objects themselves."""
import gc
import inspect

from pympler import muppy, summary


class SummaryTracker:
    """Compares summaries. What the tracker itself keeps does not count, unless ignore_self is false."""

    def __init__(self, ignore_self=True):
        self.s0 = summary.summarize(muppy.get_objects())
        self.summaries = {}
        self.ignore_self = ignore_self

    def create_summary(self):
        if not self.ignore_self:
            return summary.summarize(muppy.get_objects())
        own, holders = [], {}

        def note(each):
            own.append(each)
            holders[id(each)] = holders.get(id(each), 0) + 1

        note(self.summaries)
        for key, stored in self.summaries.items():
            note(key)
            summary._traverse(stored, note)
        result = summary.summarize(muppy.get_objects())
        # What nobody else holds is there for the tracker alone.
        for each in own:
            if len(gc.get_referrers(each)) == holders[id(each)] + 2:
                summary._subtract(result, each)
        return result

    def diff(self, summary1=None, summary2=None):
        """From the last summary to now, from summary1 to now, or from summary1 to summary2."""
        if summary2 is not None:
            if summary1 is None:
                raise ValueError("You cannot provide summary2 without summary1.")
            return summary._sweep(summary.get_diff(summary1, summary2))
        self.s1 = self.create_summary()
        result = summary.get_diff(self.s0 if summary1 is None else summary1, self.s1)
        self.s0 = self.s1
        return summary._sweep(result)

    def print_diff(self, summary1=None, summary2=None):
        summary.print_(self.diff(summary1=summary1, summary2=summary2))

    def format_diff(self, summary1=None, summary2=None):
        return summary.format_(self.diff(summary1=summary1, summary2=summary2))

    def store_summary(self, key):
        self.summaries[key] = self.create_summary()


class ObjectTracker:
    """Compares the objects themselves, which it keeps alive."""

    def __init__(self):
        self.o0 = self._get_objects(ignore=(inspect.currentframe(),))

    def _get_objects(self, ignore=()):
        tracked = gc.get_objects()
        ids = {id(each) for each in (*ignore, inspect.currentframe(), self, vars(self), ignore)}
        ids.update(id(vars(self)[name]) for name in ("o0", "o1") if name in vars(self))
        tracked = [each for each in tracked if id(each) not in ids]
        found = [ref for each in tracked for ref in muppy.get_referents(each) if not gc.is_tracked(ref)]
        found.extend(tracked)
        return [each for each in muppy._remove_duplicates(found) if id(each) not in ids]

    def get_diff(self, ignore=()):
        """{'+': new objects, '-': those that are gone}, since the last time."""
        self.o1 = self._get_objects(ignore + (inspect.currentframe(),))
        old, new = {id(each) for each in self.o0}, {id(each) for each in self.o1}
        difference = {"+": [each for each in self.o1 if id(each) not in old], "-": [each for each in self.o0 if id(each) not in new]}
        self.o0 = self.o1
        return difference

    def print_diff(self, ignore=()):
        for line in self.format_diff(ignore + (inspect.currentframe(),)):
            print(line)

    def format_diff(self, ignore=()):
        difference = self.get_diff(ignore + (inspect.currentframe(),))
        return ["Added objects:", *summary.format_(summary.summarize(difference["+"])),
                "Removed objects:", *summary.format_(summary.summarize(difference["-"]))]
