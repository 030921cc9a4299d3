"""unittest.util: texts for messages, and comparing what cannot be sorted."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(s, prefixlen, suffixlen):
    skip = len(s) - prefixlen - suffixlen
    if skip > _PLACEHOLDER_LEN:
        s = "%s[%d chars]%s" % (s[:prefixlen], skip, s[len(s) - suffixlen:])
    return s


def _common_shorten_repr(*args):
    # Representations, with what they have in common at the beginning cut out if they are long.
    args = tuple(map(safe_repr, args))
    longest = max(map(len, args))
    if longest <= _MAX_LENGTH:
        return args
    prefix = commonprefix(args)
    size = len(prefix)
    common = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if common > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, common)
        return tuple(prefix + s[size:] for s in args)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(s[size:], _MIN_DIFF_LEN, _MIN_END_LEN) for s in args)


def safe_repr(obj, short=False):
    """repr() that does not fail."""
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    if not short or len(result) < _MAX_LENGTH:
        return result
    return result[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    """The full name of a class."""
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def three_way_cmp(x, y):
    """-1, 0 or 1, for functions that compare as in older times."""
    return (x > y) - (x < y)


_Mismatch = namedtuple("Mismatch", "actual expected value")


def _count_diff_all_purpose(actual, expected):
    # [(how often in the first, in the second, element)] where that differs; elements need not be hashable.
    s, t = list(actual), list(expected)
    m, n = len(s), len(t)
    gone = object()
    result = []
    for i, element in enumerate(s):
        if element is gone:
            continue
        count_s = count_t = 0
        for j in range(i, m):
            if s[j] == element:
                count_s += 1
                s[j] = gone
        for j, other in enumerate(t):
            if other == element:
                count_t += 1
                t[j] = gone
        if count_s != count_t:
            result.append(_Mismatch(count_s, count_t, element))
    for i, element in enumerate(t):
        if element is gone:
            continue
        count_t = 0
        for j in range(i, n):
            if t[j] == element:
                count_t += 1
                t[j] = gone
        result.append(_Mismatch(0, count_t, element))
    return result


def _count_diff_hashable(actual, expected):
    s, t = Counter(actual), Counter(expected)
    result = [_Mismatch(count, t.get(element, 0), element) for element, count in s.items() if count != t.get(element, 0)]
    result += [_Mismatch(0, count, element) for element, count in t.items() if element not in s]
    return result
