"""textwrap: filling, indenting and dedenting paragraphs.

Where lines may break is decided by hand-written scanners rather than by regular expressions, so that this loads fast.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# Only these count: a no-break space shall not be broken at.
_whitespace = "\t\n\x0b\x0c\r "


def _is_word_char(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return (c.isalnum() or c == "_") and not c.isdecimal()


def _is_word_or_punctuation(c):
    return c in "!\"'&.,?" or c.isalnum() or c == "_"


def _words_and_gaps(text):
    # The text cut at every border between whitespace and other characters.
    start = 0
    in_gap = None
    for position, c in enumerate(text):
        gap = c in _whitespace
        if gap is not in_gap:
            if position > start:
                yield text[start:position], in_gap
            start = position
            in_gap = gap
    if start < len(text):
        yield text[start:], in_gap


def _dash_ends_at(word, start):
    # The end of an em-dash (two or more hyphens) that begins here and is followed by a word, or None.
    end = start
    while end < len(word) and word[end] == "-":
        end += 1
    if end - start >= 2 and end < len(word) and _is_word_char(word[end]):
        return end
    return None


def _breaks_after_hyphen(word, hyphen):
    # In compound words: between two letters and two letters, where a hyphen may part each pair.
    def letter(index):
        return 0 <= index < len(word) and _is_letter(word[index])

    after = hyphen + 1
    if not (letter(after) and (letter(after + 1) or (word[after + 1:after + 2] == "-" and letter(after + 2)))):
        return False
    if letter(hyphen - 1) and letter(hyphen - 2):
        return True
    return letter(hyphen - 1) and letter(hyphen - 3) and word[hyphen - 2] == "-"


def _parts_of_word(word):
    # The word cut where it may be broken: after hyphens of compound words and around em-dashes.
    size = len(word)
    start = 0
    while start < size:
        if start and word[start] == "-" and _is_word_or_punctuation(word[start - 1]):
            end = _dash_ends_at(word, start)
            if end is not None:
                yield word[start:end]
                start = end
                continue
        end = start + 1
        while end < size:
            if word[end] == "-":
                if _breaks_after_hyphen(word, end):
                    end += 1
                    break
                if _is_word_or_punctuation(word[end - 1]) and _dash_ends_at(word, end) is not None:
                    break
            end += 1
        yield word[start:end]
        start = end


def _ends_sentence(chunk):
    # A lower-case letter, one of .!? and perhaps a quote.
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


class TextWrapper:
    """Wraps paragraphs as its attributes say, which are the parameters of __init__."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(" "))

    # A subclass or instance may set a compiled pattern here, by whose split() the text is then cut.
    wordsep_re = None
    wordsep_simple_re = None

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    # ---- Steps, which subclasses may override ----

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """Cut the text into chunks that are not to be broken: words, parts of words, and the whitespace between them."""
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        if pattern is not None:
            return [chunk for chunk in pattern.split(text) if chunk]
        chunks = []
        for piece, is_gap in _words_and_gaps(text):
            if is_gap or self.break_on_hyphens is not True or "-" not in piece:
                chunks.append(piece)
            else:
                chunks += _parts_of_word(piece)
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Two spaces after the end of a sentence, as far as that can be told."""
        position = 0
        while position < len(chunks) - 1:
            if chunks[position + 1] == " " and _ends_sentence(chunks[position]):
                chunks[position + 1] = "  "
                position += 2
            else:
                position += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """The next chunk is too long for any line: break it, or give it a line of its own."""
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = space_left
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        """Gather chunks into lines."""
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")

        lines = []
        chunks.reverse()  # a stack
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                del chunks[-1]

            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                chunk = chunks.pop()
                line.append(chunk)
                length += len(chunk)
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue

            nothing_left = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or nothing_left and length <= width:
                lines.append(indent + "".join(line))
            else:
                self._end_with_placeholder(lines, line, length, indent, width)
                break
        return lines

    def _end_with_placeholder(self, lines, line, length, indent, width):
        # The last line that is allowed, and there is more text: drop words until the placeholder fits.
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    # ---- What is called from outside ----

    def wrap(self, text):
        """The lines of the wrapped paragraph, without newlines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped paragraph as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph wrapped to a width."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph wrapped to a width, as one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, whitespace collapsed, with words dropped at its end for a placeholder if it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the whitespace that all lines begin with; lines of nothing else become empty."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        lead = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = lead
            continue
        common = 0
        for a, b in zip(margin, lead):
            if a != b:
                break
            common += 1
        margin = margin[:common]
    if margin:
        size = len(margin)
        lines = [line[size:] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Put a prefix in front of the lines for which the predicate holds, by default those that are not blank."""
    if predicate is None:
        def predicate(line):
            return line.strip()
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
