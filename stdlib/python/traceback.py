"""traceback: showing where exceptions came from, as the interpreter itself does for those that nobody handles.

The marks under a line come from the positions in the code object.  Which part of the marked expression is the operator is found by
a small scanner here, not by parsing.
"""

import itertools
import linecache
import sys
from _collections import deque as _deque
from _collections_abc import Sequence as _Sequence

__all__ = ["extract_stack", "extract_tb", "format_exception",
           "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception",
           "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException",
           "walk_stack", "walk_tb"]

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _out(file):
    return sys.stderr if file is None else file


# ---- Functions for exceptions ----

def _parse_value_tb(exc, value, tb):
    # Both ways of calling: (exception), and (type, exception, traceback) as before 3.10.
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    """Print an exception with its traceback and those that led to it."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    """What print_exception() prints, as a list of strings."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel):
    """The lines that say what the exception is, without a traceback."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(*sys.exc_info(), limit, file, chain)


def format_exc(limit=None, chain=True):
    """What print_exc() prints, as a string."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that was last printed at the prompt."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def _format_final_exc_line(etype, value):
    text = _safe_string(value, "exception")
    if value is None or not text:
        return "%s\n" % etype
    return "%s: %s\n" % (etype, text)


# ---- Functions for tracebacks and stacks ----

def print_list(extracted_list, file=None):
    """Print what extract_tb() or extract_stack() gave."""
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=_out(file), end="")


def format_list(extracted_list):
    """The lines for a list of frame summaries or of (file name, line number, name, line) tuples."""
    return StackSummary.from_list(extracted_list).format()


def extract_tb(tb, limit=None):
    """A StackSummary for a traceback."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """What print_tb() prints, as a list of strings."""
    return extract_tb(tb, limit=limit).format()


def extract_stack(f=None, limit=None):
    """A StackSummary for the stack, from the outermost frame to the given or current one."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def print_stack(f=None, limit=None, file=None):
    """Print the stack."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """What print_stack() prints, as a list of strings."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def clear_frames(tb):
    """Drop the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # still running
        tb = tb.tb_next


def walk_stack(f):
    """Pairs (frame, line number) from a frame outwards; None begins with the caller of StackSummary.extract()."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Pairs (frame, line number) of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    # As walk_tb(), but (line, end line, column, end column).
    while tb is not None:
        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        if positions[0] is None:
            positions = (tb.tb_lineno,) + positions[1:]
        yield tb.tb_frame, positions
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    if instruction_index < 0:
        return (None, None, None, None)
    return next(itertools.islice(code.co_positions(), instruction_index // 2, None), (None, None, None, None))


class FrameSummary:
    """One entry of a stack: file name, line number, name of the code, and the line, which is looked up when needed."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {key: _safe_string(value, "local", func=repr) for key, value in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._parts() == other
        return NotImplemented

    # It was a tuple of four once.

    def __getitem__(self, pos):
        return self._parts()[pos]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file {}, line {} in {}>".format(self.filename, self.lineno, self.name)

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


_RECURSIVE_CUTOFF = 3  # how often an entry is shown before its repetitions are only counted


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs (frame, line number).

        A positive `limit` takes the first entries, a negative one the last; without lookup_lines the lines are read when needed;
        capture_locals keeps representations of the local variables.
        """
        return klass._extract_from_extended_frame_gen(((frame, (lineno, None, None, None)) for frame, lineno in frame_gen),
                                                      limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            frame_gen = itertools.islice(frame_gen, limit) if limit >= 0 else _deque(frame_gen, maxlen=-limit)
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None,
                                       end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in result:
                entry.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """From frame summaries, or tuples of four."""
        result = StackSummary()
        for entry in a_list:
            if isinstance(entry, FrameSummary):
                result.append(entry)
            else:
                filename, lineno, name, line = entry
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary):
        """The text for one entry; subclasses may return None to leave it out."""
        rows = ['  File "{}", line {}, in {}\n'.format(frame_summary.filename, frame_summary.lineno, frame_summary.name)]
        if frame_summary.line:
            rows.append("    {}\n".format(frame_summary.line.strip()))
            rows.append(_marks(frame_summary))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                rows.append("    {name} = {value}\n".format(name=name, value=value))
        return "".join(rows)

    def format(self):
        """One string per entry; long repetitions, as in endless recursion, are cut."""
        result = []
        last = None
        count = 0

        def note_repetitions():
            if count > _RECURSIVE_CUTOFF:
                hidden = count - _RECURSIVE_CUTOFF
                result.append(f"  [Previous line repeated {hidden} more time{'s' if hidden > 1 else ''}]\n")

        for entry in self:
            formatted = self.format_frame_summary(entry)
            if formatted is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != last or None in place:
                note_repetitions()
                last = place
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(formatted)
        note_repetitions()
        return result


# ---- Marks under the line ----

def _byte_offset_to_character_offset(str, offset):
    as_utf8 = str.encode("utf-8")
    return len(as_utf8[:offset].decode("utf-8", errors="replace"))


def _marks(entry):
    # The line of ^ and ~ for an entry, or nothing where they would be under the whole line anyway.
    if entry.colno is None or entry.end_colno is None:
        return ""
    original = entry._original_line
    shown = entry.line.strip()
    removed = len(original) - len(entry.line.lstrip())  # the newline at its end counts too
    start = _byte_offset_to_character_offset(original, entry.colno) + 1
    end = _byte_offset_to_character_offset(original, entry.end_colno) + 1
    anchors = None
    if entry.lineno == entry.end_lineno:
        try:
            anchors = _extract_caret_anchors_from_line_segment(original[start - 1:end - 1])
        except Exception:
            pass
    else:
        # To the end of the first of several lines.
        end = removed + len(shown)
    if not (end - start < len(shown) or anchors and anchors[1] > anchors[0]):
        return ""
    lead = "    " + " " * (start - removed)
    if not anchors:
        return lead + "^" * (end - start) + "\n"
    left, right = anchors
    return lead + "~" * left + "^" * (right - left) + "~" * (end - start - right) + "\n"


_PRECEDENCE = {"|": 1, "^": 2, "&": 3, "<<": 4, ">>": 4, "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6, "@": 6, "**": 8}
_LITERAL_PREFIXES = frozenset("rRbBuUfF")
_OPENING = "([{"
_CLOSING = ")]}"


def _tokens(text):
    # The tokens of an expression as (kind, text, start, end): kinds are name, operand, open, close, operator.
    size = len(text)
    position = 0
    while position < size:
        c = text[position]
        if c in " \t\f\\\n\r":
            position += 1
            continue
        if c == "#":
            return
        start = position
        if c.isidentifier():
            while position < size and (text[position].isidentifier() or text[position].isdecimal()):
                position += 1
            if not (position < size and text[position] in "'\"" and _LITERAL_PREFIXES.issuperset(text[start:position])):
                yield "name", text[start:position], start, position
                continue
            c = text[position]
        if c in "'\"":
            quote = c * 3 if text.startswith(c * 3, position) else c
            position += len(quote)
            while not text.startswith(quote, position):
                position += 2 if text[position] == "\\" else 1
                if position >= size:
                    raise ValueError
            position += len(quote)
            yield "operand", text[start:position], start, position
        elif c.isdecimal() or c == "." and text[position + 1:position + 2].isdecimal():
            hexadecimal = text[position:position + 2] in ("0x", "0X")
            position += 1
            while position < size and (text[position].isalnum() or text[position] in "._" or (
                    text[position] in "+-" and text[position - 1] in "eE" and not hexadecimal)):
                position += 1
            yield "operand", text[start:position], start, position
        elif c in _OPENING:
            position += 1
            yield "open", c, start, position
        elif c in _CLOSING:
            position += 1
            yield "close", c, start, position
        else:
            for length in (3, 2, 1):
                if text[position:position + length] in _OPERATORS:
                    position += length
                    break
            else:
                raise ValueError
            yield ("operand" if length == 3 and c == "." else "operator"), text[start:position], start, position


_OPERATORS = {"...", "**=", "//=", ">>=", "<<=", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=",
              "%=", "&=", "|=", "^=", "@=", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "=", ",", ".", ":", ";"}
_NOT_OPERANDS = frozenset("""
    and as assert async break class continue def del elif else except finally for from global if import in is lambda nonlocal not or
    pass raise return try while with yield
""".split())


def _is_group(text):
    # Whether a text is an expression in parentheses that are not part of it, as those of a tuple or a generator are.
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    empty = True
    for kind, token, start, end in _tokens(text):
        if kind == "open":
            depth += 1
            if depth > 1:
                empty = False
        elif kind == "close":
            depth -= 1
            if depth == 0 and end < len(text):
                return False
        else:
            empty = False
            if depth == 1 and token in (",", "for", "async"):
                return False
    return not empty


def _span(text, start, end):
    # Where the expression in text[start:end] begins and ends, without whitespace and needless parentheses.
    while True:
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        if not _is_group(text[start:end]):
            return start, end
        start += 1
        end -= 1


def _extract_caret_anchors_from_line_segment(segment):
    """Of a binary operation where its operator is, of a subscription where its brackets are: (start, end); otherwise None."""
    depth = 0
    after_operand = False
    operator = None  # (precedence, start, end) of the one that is applied last
    unary = False
    bracket = None  # of the last subscription: (start, end)
    for kind, token, start, end in _tokens(segment):
        if depth == 0 and kind != "close":
            # Something follows, so the subscription is but a part.
            bracket = None if kind != "open" else bracket
        if kind == "open":
            if depth == 0:
                opened = start if token == "[" and after_operand else None
                bracket = None
            depth += 1
        elif kind == "close":
            depth -= 1
            if depth == 0:
                bracket = (opened, start) if opened is not None else None
                after_operand = True
        elif depth:
            pass
        elif kind == "name":
            if token in _NOT_OPERANDS:
                return None
            if token == "await":
                unary = True
                continue
            after_operand = True
        elif kind == "operand":
            after_operand = True
        elif token == ".":
            after_operand = False
        elif after_operand and token in _PRECEDENCE:
            rank = _PRECEDENCE[token]
            # Operators of one rank go from left to right, but for powers.
            if operator is None or rank < operator[0] or rank == operator[0] != 8:
                operator = rank, start, end
            after_operand = False
        elif not after_operand and token in ("+", "-", "~"):
            unary = unary or operator is None
        else:
            return None
    if depth or not after_operand:
        return None
    if operator is not None:
        rank, start, end = operator
        if rank == 8 and unary and not segment.lstrip().startswith("await"):
            return None
        left_end = _span(segment, 0, start)[1]
        right_start = _span(segment, end, len(segment))[0]
        between = segment[left_end:right_start]
        offset = len(between) - len(between.lstrip())
        left = left_end + offset
        right = left + 1
        if offset + 1 < len(between) and not between[offset + 1].isspace():
            right += 1
        return left, right
    if bracket is not None and not unary:
        start, end = bracket
        return _span(segment, 0, start)[1], _span(segment, start + 1, end)[1] + 1
    return None


# ---- Exceptions ----

class _ExceptionPrintContext:
    # Where in a tree of exception groups the output is.
    def __init__(self):
        self.seen = set()
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.exception_group_depth)

    def emit(self, text_gen, margin_char=None):
        prefix = self.indent()
        if self.exception_group_depth:
            prefix += (margin_char or "|") + " "
        for text in (text_gen,) if isinstance(text_gen, str) else text_gen:
            yield "".join([prefix + line for line in text.splitlines(True)])


class TracebackException:
    """An exception and its traceback, prepared for showing: it keeps texts, not the frames.

    __cause__, __context__ and exceptions are of this class too.  With `compact`, what would not be shown is not prepared.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        is_outermost = _seen is None
        if is_outermost:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _safe_string(exc_value, "exception")
        self.__notes__ = getattr(exc_value, "__notes__", None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = str(exc_value.lineno) if exc_value.lineno is not None else None
            self.end_lineno = str(exc_value.end_lineno) if exc_value.end_lineno is not None else None
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if not is_outermost:
            return

        # The related exceptions: in a loop, since chains may be longer than recursion goes.
        def prepare(exc):
            return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=_seen)

        queue = [(self, exc_value)]
        while queue:
            prepared, exc = queue.pop()
            if exc is None:
                continue
            if exc.__cause__ is not None and id(exc.__cause__) not in _seen:
                prepared.__cause__ = prepare(exc.__cause__)
                queue.append((prepared.__cause__, exc.__cause__))
            wanted = not compact or prepared.__cause__ is None and not exc.__suppress_context__
            if exc.__context__ is not None and wanted and id(exc.__context__) not in _seen:
                prepared.__context__ = prepare(exc.__context__)
                queue.append((prepared.__context__, exc.__context__))
            if isinstance(exc, BaseExceptionGroup):
                prepared.exceptions = [prepare(member) for member in exc.exceptions]
                queue += zip(prepared.exceptions, exc.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """From an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The last part: what the exception is; for a SyntaxError with the place in the source; and the notes."""
        if self.exc_type is None:
            yield _format_final_exc_line(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            if not isinstance(module, str):
                module = "<unknown>"
            name = module + "." + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _format_final_exc_line(name, self._str)
        notes = self.__notes__
        if isinstance(notes, _Sequence):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield line + "\n"
        elif notes is not None:
            yield _safe_string(notes, "__notes__", func=repr)

    def _format_syntax_error(self, name):
        suffix = ""
        if self.lineno is not None:
            yield '  File "{}", line {}\n'.format(self.filename or "<string>", self.lineno)
        elif self.filename is not None:
            suffix = " ({})".format(self.filename)
        if self.text is not None:
            line = self.text.rstrip("\n")
            shown = line.lstrip(" \n\f")
            removed = len(line) - len(shown)
            yield "    {}\n".format(shown)
            if self.offset is not None:
                start = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else start
                if start == end or end == -1:
                    end = start + 1
                start -= 1 + removed
                end -= 1 + removed
                if start >= 0:
                    # Tabs and the like stay, so that the marks are in the right place.
                    lead = "".join([c if c.isspace() else " " for c in shown[:start]])
                    yield "    {}{}\n".format(lead, "^" * (end - start))
        yield "{}: {}{}\n".format(name, self.msg or "<no detail available>", suffix)

    def _chain(self):
        # The exceptions to show, oldest last, each with the message that comes after the one it resulted from.
        exc = self
        while exc is not None:
            if exc.__cause__ is not None:
                message, older = _cause_message, exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                message, older = _context_message, exc.__context__
            else:
                message = older = None
            yield message, exc
            exc = older

    def format(self, *, chain=True, _ctx=None):
        """All lines for the exception, and with `chain` for those that led to it."""
        if _ctx is None:
            _ctx = _ExceptionPrintContext()
        for message, exc in reversed(list(self._chain())) if chain else [(None, self)]:
            if message is not None:
                yield from _ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _ctx.emit("Traceback (most recent call last):\n")
                    yield from _ctx.emit(exc.stack.format())
                yield from _ctx.emit(exc.format_exception_only())
            elif _ctx.exception_group_depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(exc, chain, _ctx)

    def _format_group(self, exc, chain, _ctx):
        is_toplevel = _ctx.exception_group_depth == 0
        if is_toplevel:
            _ctx.exception_group_depth += 1
        if exc.stack:
            yield from _ctx.emit("Exception Group Traceback (most recent call last):\n", margin_char="+" if is_toplevel else None)
            yield from _ctx.emit(exc.stack.format())
        yield from _ctx.emit(exc.format_exception_only())
        total = len(exc.exceptions)
        shown = min(total, self.max_group_width + 1)
        _ctx.need_close = False
        for index in range(shown):
            is_last = index == shown - 1
            if is_last:
                # The frame is closed here, unless a group inside does it.
                _ctx.need_close = True
            truncated = index >= self.max_group_width
            title = "..." if truncated else f"{index + 1}"
            yield _ctx.indent() + ("+-" if index == 0 else "  ") + f"+---------------- {title} ----------------\n"
            _ctx.exception_group_depth += 1
            if truncated:
                hidden = total - self.max_group_width
                yield from _ctx.emit(f"and {hidden} more exception{'s' if hidden > 1 else ''}\n")
            else:
                yield from exc.exceptions[index].format(chain=chain, _ctx=_ctx)
            if is_last and _ctx.need_close:
                yield _ctx.indent() + "+------------------------------------\n"
                _ctx.need_close = False
            _ctx.exception_group_depth -= 1
        if is_toplevel:
            _ctx.exception_group_depth = 0

    def print(self, *, file=None, chain=True):
        """Print what format() gives, by default to stderr."""
        for line in self.format(chain=chain):
            print(line, file=_out(file), end="")
