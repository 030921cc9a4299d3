"""The options that printing has."""
from pandas.io.formats import options as _values

_DEFAULTS = dict(_values)


def _key(pattern):
    found = [key for key in _values if key == pattern or pattern in key]
    if len(found) != 1:
        raise OptionError(f"No such keys(s): {pattern!r}" if not found else "Pattern matched multiple keys")
    return found[0]


class OptionError(AttributeError):
    """There is no such option."""

    __module__ = "pandas._config.config"


def get_option(pat):
    return _values[_key(pat)]


def set_option(*args):
    if not args or len(args) % 2:
        raise ValueError("Must provide an even number of non-keyword arguments")
    for pattern, value in zip(args[::2], args[1::2]):
        _values[_key(pattern)] = value


def reset_option(pat):
    for key in list(_values):
        if pat == "all" or pat in key:
            _values[key] = _DEFAULTS[key]


class option_context:
    """Other values of options for a while."""

    def __init__(self, *args):
        self.pairs = list(zip(args[::2], args[1::2]))

    def __enter__(self):
        self.before = [(pattern, get_option(pattern)) for pattern, _ in self.pairs]
        for pattern, value in self.pairs:
            set_option(pattern, value)

    def __exit__(self, *details):
        for pattern, value in self.before:
            set_option(pattern, value)


class _Options:
    def __init__(self, prefix):
        object.__setattr__(self, "_prefix", prefix)

    def __getattr__(self, name):
        key = self._prefix + name
        if key in _values:
            return _values[key]
        if any(known.startswith(key + ".") for known in _values):
            return _Options(key + ".")
        raise OptionError("No such option")

    def __setattr__(self, name, value):
        set_option(self._prefix + name, value)


options = _Options("")
