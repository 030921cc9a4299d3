"""signal: handlers for signals, over the module _signal, with enumerations for its numbers."""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_("Signals", __name__, lambda name: name.startswith("SIG") and not name.startswith("SIG_"))
_IntEnum._convert_("Handlers", __name__, lambda name: name in ("SIG_DFL", "SIG_IGN"))
_IntEnum._convert_("Sigmasks", __name__, lambda name: name in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"))


def _member(value, kind):
    # A number as what it stands for; whatever else it may be as it is.
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def _number(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    return _member(_signal.signal(_number(signalnum), _number(handler)), Handlers)


def getsignal(signalnum):
    return _member(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    return {_member(each, Signals) for each in _signal.pthread_sigmask(how, mask)}


def sigpending():
    return {_member(each, Signals) for each in _signal.sigpending()}


def sigwait(sigset):
    return _member(_signal.sigwait(sigset), Signals)


def valid_signals():
    return {_member(each, Signals) for each in _signal.valid_signals()}


for _function in (signal, getsignal, pthread_sigmask, sigpending, sigwait, valid_signals):
    _function.__doc__ = getattr(_signal, _function.__name__).__doc__
del _function
