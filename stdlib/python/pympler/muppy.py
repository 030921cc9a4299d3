"""All objects that can be reached, their sizes, and what lies between two such lists."""
import gc
from inspect import isframe, stack
from sys import getsizeof

from pympler import summary

_HAVE_GC = 1 << 14


def ignore_object(obj):
    try:
        return isframe(obj)
    except ReferenceError:
        return True


def get_objects(remove_dups=True, include_frames=False):
    """All objects that the collector tracks, and those that they refer to; no frames unless asked for."""
    gc.collect()
    # Nothing of this function's may be in the list, so it comes before any variable.
    tracked = gc.get_objects()
    tracked = [each for each in tracked if not ignore_object(each)]
    found = [ref for each in tracked for ref in get_referents(each) if not gc.is_tracked(ref)]
    found.extend(tracked)
    if remove_dups:
        found = _remove_duplicates(found)
    if include_frames:
        found.extend(record[0] for record in stack()[2:])
    return found


def get_size(objects):
    """The sum of the sizes."""
    total = 0
    for each in objects:
        try:
            total += getsizeof(each)
        except AttributeError:
            print("IGNORING: type=%s; o=%s" % (str(type(each)), str(each)))
    return total


def get_diff(left, right):
    """{'+': objects that only the right list has, '-': that only the left one has}."""
    before, after = set(map(id, left)), set(map(id, right))
    return {"+": [each for each in right if id(each) not in before], "-": [each for each in left if id(each) not in after]}


def sort(objects):
    """By size."""
    return sorted(objects, key=getsizeof)


def filter(objects, Type=None, min=-1, max=-1):
    """Those of a type, larger than min, smaller than max."""
    if min > max > -1:
        raise ValueError("minimum must be smaller than maximum")
    return [each for each in objects if (Type is None or isinstance(each, Type)) and (min < 0 or getsizeof(each) > min)
            and (max < 0 or getsizeof(each) < max)]


def get_referents(object, level=1):
    """What an object refers to, up to so many steps away; each once."""
    found = gc.get_referents(object)
    if level > 1:
        for each in list(found):
            found.extend(get_referents(each, level - 1))
    return _remove_duplicates(found)


def _is_containerobject(o):
    return bool(getattr(type(o), "__flags__", 0) & _HAVE_GC)


def _remove_duplicates(objects):
    return list({id(each): each for each in objects}.values())


def print_summary():
    """Writes a summary of all objects."""
    summary.print_(summary.summarize(get_objects()))
