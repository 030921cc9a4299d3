"""rlcompleter: completion of names and attributes for readline.

A Completer offers, for the word in front of the cursor, keywords, the names of a namespace and of builtins, or, behind a dot, the
attributes of what stands before it; that is evaluated, so only names and dots are completed, never calls.
"""

import builtins
import keyword

import __main__

__all__ = ["Completer"]

_WITH_COLON = {"finally", "try"}
_ALONE = {"False", "None", "True", "break", "continue", "pass", "else", "_"}

try:
    import readline
    _readline_available = True
except ImportError:
    _readline_available = False


def get_class_members(klass):
    """The names of a class and of its bases."""
    names = dir(klass)
    for base in getattr(klass, "__bases__", ()):
        names = names + get_class_members(base)
    return names


def _names_and_attribute(text):
    """(NAME.NAME, begin) of the NAME.NAME.begin in front of the text; (None, None) where there is none."""
    end = next((i for i, c in enumerate(text) if c not in "._" and not c.isalnum()), len(text))
    parts = text[:end].split(".")
    names = parts[:next((i for i, part in enumerate(parts) if not part), len(parts) - 1)]
    if not names or len(names) == len(parts):
        return None, None
    return ".".join(names), parts[len(names)]


class Completer:
    """Completes in a namespace, or in that of __main__ as it is at each call."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self.use_main_ns = namespace is None
        if not self.use_main_ns:
            self.namespace = namespace

    def complete(self, text, state):
        """The state-th completion of text, or None: what readline asks for with 0, 1, 2 ..."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            return self._indent(state)
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def _indent(self, state):
        if state != 0:
            return None
        if not _readline_available:
            return "\t"
        readline.insert_text("\t")
        readline.redisplay()
        return ""

    def _callable_postfix(self, val, word):
        if not callable(val):
            return word
        word += "("
        import inspect
        try:
            if not inspect.signature(val).parameters:
                word += ")"
        except ValueError:
            pass
        return word

    def global_matches(self, text):
        """Keywords and names that begin with text."""
        matches = []
        seen = {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                matches.append(word + (":" if word in _WITH_COLON else "" if word in _ALONE else " "))
        for names in (self.namespace, builtins.__dict__):
            for word, val in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(val, word))
        return matches

    def attr_matches(self, text):
        """NAME.NAME.begin: the attributes that begin so; those with underscores only where they are asked for, or alone."""
        expr, attr = _names_and_attribute(text)
        if expr is None:
            return []
        try:
            thing = eval(expr, self.namespace)
        except Exception:
            return []
        words = set(dir(thing))
        words.discard("__builtins__")
        if hasattr(thing, "__class__"):
            words.add("__class__")
            words.update(get_class_members(thing.__class__))
        hidden = {"": "_", "_": "__"}.get(attr)
        while True:
            matches = [self._attribute(thing, expr, word) for word in words
                       if word.startswith(attr) and not (hidden and word.startswith(hidden))]
            if matches or not hidden:
                break
            hidden = "__" if hidden == "_" else None
        matches.sort()
        return matches

    def _attribute(self, thing, expr, word):
        match = f"{expr}.{word}"
        # Reading a property would run its code.
        if isinstance(getattr(type(thing), word, None), property):
            return match
        value = getattr(thing, word, None)
        return match if value is None else self._callable_postfix(value, match)


if _readline_available:
    import atexit
    readline.set_completer(Completer().complete)
    # What the completer holds must be free when the interpreter ends.
    atexit.register(lambda: readline.set_completer(None))
