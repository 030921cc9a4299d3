"""pydoc: the documentation of objects as text, and the help utility of the prompt.

render_doc() makes the text of an object: module, class, routine, descriptor or value. Helper is what `help` is.
"""

import builtins
import inspect
import keyword
import sys
from collections import deque
from reprlib import Repr

__all__ = ["help"]

_HIDDEN = {"__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__",
           "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__",
           "__version__"}
_MAX_SUBCLASSES = 4


class ErrorDuringImport(Exception):
    """A module that exists raised something while it was imported."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


# ---- Doc strings ----

def _own_doc(thing):
    # What it only has from its type is not its own.
    try:
        doc = object.__getattribute__(thing, "__doc__")
        if doc is not None and thing is not type and type(thing).__doc__ == doc:
            return None
        return doc
    except AttributeError:
        return None


def _class_of_function(function):
    owner = sys.modules.get(function.__module__)
    for part in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, part)
    return owner if inspect.isclass(owner) else None


def _inherited_doc(thing):
    """The doc string of what the thing overrides."""
    if inspect.ismethod(thing):
        name, owner = thing.__func__.__name__, thing.__self__
        owner = owner if inspect.isclass(owner) else type(owner)
    elif inspect.isfunction(thing):
        name, owner = thing.__name__, _class_of_function(thing)
    elif inspect.ismethoddescriptor(thing) or inspect.isdatadescriptor(thing):
        if isinstance(thing, property):
            function = thing.fget
            name, owner = function.__name__, _class_of_function(function)
        else:
            name, owner = thing.__name__, thing.__objclass__
    else:
        return None
    for base in owner.__mro__ if owner is not None else ():
        doc = _own_doc(getattr(base, name, None))
        if doc is not None:
            return doc
    return None


def _doc_of(thing):
    doc = _own_doc(thing)
    if doc is None:
        try:
            doc = _inherited_doc(thing)
        except (AttributeError, TypeError):
            return None
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def getdoc(thing):
    """The doc string, or the comment in front of the source, or ''."""
    doc = _doc_of(thing)
    if not doc:
        try:
            doc = inspect.getcomments(thing)
        except (OSError, TypeError):
            doc = None
    if not doc:
        return ""
    doc = doc.rstrip()
    first, newline, rest = doc.partition("\n")
    return rest if newline and not first.strip(" ") else doc


def splitdoc(doc):
    """(the line that sums it up, the rest)."""
    lines = doc.strip().split("\n")
    if len(lines) == 1:
        return lines[0], ""
    if not lines[1].rstrip():
        return lines[0], "\n".join(lines[2:])
    return "", "\n".join(lines)


# ---- What is shown ----

def visiblename(name, all=None, obj=None):
    """Whether a name belongs into the documentation."""
    if name in _HIDDEN:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True  # of a named tuple
    return name in all if all is not None else not name.startswith("_")


def isdata(thing):
    """Whether it is a plain value."""
    return not (inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing) or inspect.isframe(thing)
                or inspect.istraceback(thing) or inspect.iscode(thing))


def classname(thing, modname):
    """The class's name, with its module's where that is another one."""
    return thing.__name__ if thing.__module__ == modname else f"{thing.__module__}.{thing.__name__}"


def describe(thing):
    """A few words that say what it is."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    for test, words in ((inspect.isgetsetdescriptor, "getset descriptor"), (inspect.ismemberdescriptor, "member descriptor")):
        if test(thing):
            owner = thing.__objclass__
            return f"{words} {owner.__module__}.{owner.__name__}.{thing.__name__}"
    for test, word in ((inspect.isclass, "class "), (inspect.isfunction, "function "), (inspect.ismethod, "method ")):
        if test(thing):
            return word + thing.__name__
    return type(thing).__name__


def _attributes(cls):
    """inspect's list of a class's attributes, with properties that cannot be set told apart."""
    for name, kind, home, value in inspect.classify_class_attrs(cls):
        if inspect.isdatadescriptor(value):
            kind = "data descriptor"
            if isinstance(value, property) and value.fset is None:
                kind = "readonly property"
        yield name, kind, home, value


def cram(shown, maxlen):
    """Leaves out the middle of what is too long."""
    if len(shown) <= maxlen:
        return shown
    front = max(0, (maxlen - 3) // 2)
    return shown[:front] + "..." + shown[len(shown) - max(0, maxlen - 3 - front):]


def stripid(shown):
    """Takes the address out of the repr of an object."""
    start = shown.rfind(" at 0x")
    digits = shown[start + 6:].rstrip(">") if start >= 0 else ""
    if 6 <= len(digits) <= 16 and shown.endswith(">") and all(c in "0123456789abcdef" for c in digits):
        return shown[:start] + shown[start + 6 + len(digits):]
    return shown


class _TextRepr(Repr):
    def __init__(self):
        Repr.__init__(self)
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        own = getattr(self, "repr_" + "_".join(type(x).__name__.split()), None)
        return own(x, level) if own is not None else cram(stripid(repr(x)), self.maxother)

    def repr_string(self, x, level):
        return repr(cram(x, self.maxstring))

    repr_str = repr_string

    def repr_instance(self, x, level):
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except Exception:
            return f"<{x.__class__.__name__} instance>"


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return None


def indent(text, prefix="    "):
    return "\n".join(prefix + line for line in text.split("\n")) if text else ""


class TextDoc:
    """Makes the text of each kind of object."""

    repr = _TextRepr().repr

    def document(self, thing, name=None, mod=None, cl=None):
        if inspect.ismodule(thing):
            return self.docmodule(thing)
        if inspect.isclass(thing):
            return self.docclass(thing, name, mod)
        if inspect.isroutine(thing):
            return self.docroutine(thing, name, mod, cl)
        if inspect.isdatadescriptor(thing):
            return self.docdata(thing, name)
        return self.docother(thing, name)

    def section(self, title, contents):
        return title + "\n" + indent(contents).rstrip() + "\n\n"

    def formattree(self, tree, modname, parent=None, prefix=""):
        result = ""
        for entry in tree:
            if isinstance(entry, tuple):
                cls, bases = entry
                result += prefix + classname(cls, modname)
                if bases and bases != (parent,):
                    result += "(%s)" % ", ".join(classname(base, modname) for base in bases)
                result += "\n"
            else:
                result += self.formattree(entry, modname, cls, prefix + "    ")
        return result

    def docmodule(self, module):
        name = module.__name__
        summary, description = splitdoc(getdoc(module))
        result = self.section("NAME", name + (" - " + summary if summary else ""))
        if description:
            result += self.section("DESCRIPTION", description)
        exported = getattr(module, "__all__", None)

        def members(test, belongs):
            return [(key, value) for key, value in inspect.getmembers(module, test)
                    if (exported is not None or belongs(value)) and visiblename(key, exported, module)]

        classes = members(inspect.isclass, lambda value: (inspect.getmodule(value) or module) is module)
        functions = members(inspect.isroutine, lambda value: inspect.isbuiltin(value) or inspect.getmodule(value) is module)
        data = members(isdata, lambda value: True)
        if classes:
            tree = self.formattree(inspect.getclasstree([value for _, value in classes], True), name)
            result += self.section("CLASSES", "\n".join([tree] + [self.document(value, key, name) for key, value in classes]))
        if functions:
            result += self.section("FUNCTIONS", "\n".join(self.document(value, key, name) for key, value in functions))
        if data:
            result += self.section("DATA", "\n".join(self.docother(value, key, 70) for key, value in data))
        for attribute, title in (("__version__", "VERSION"), ("__date__", "DATE"), ("__author__", "AUTHOR"),
                                 ("__credits__", "CREDITS")):
            if hasattr(module, attribute):
                result += self.section(title, str(getattr(module, attribute)))
        try:
            file = inspect.getabsfile(module)
        except TypeError:
            file = "(built-in)"
        return result + self.section("FILE", file)

    def docclass(self, cls, name=None, mod=None):
        real_name = cls.__name__
        name = name or real_name
        title = "class " + name if name == real_name else f"{name} = class {real_name}"
        if cls.__bases__:
            title += "(%s)" % ", ".join(classname(base, cls.__module__) for base in cls.__bases__)
        lines = []
        signature = _signature(cls)
        if signature and signature != "()":
            lines.append(name + signature + "\n")
        doc = getdoc(cls)
        if doc:
            lines.append(doc + "\n")
        mro = deque(inspect.getmro(cls))
        if len(mro) > 2:
            lines += ["Method resolution order:"] + ["    " + classname(base, cls.__module__) for base in mro] + [""]
        subclasses = sorted((sub.__name__ for sub in type.__subclasses__(cls)
                             if sub.__module__ == "builtins" and not sub.__name__.startswith("_")), key=str.lower)
        if subclasses:
            lines += ["Built-in subclasses:"] + ["    " + sub for sub in subclasses[:_MAX_SUBCLASSES]]
            if len(subclasses) > _MAX_SUBCLASSES:
                lines.append(f"    ... and {len(subclasses) - _MAX_SUBCLASSES} other subclasses")
            lines.append("")
        self._attribute_sections(cls, mod, mro, lines)
        contents = "\n".join(lines)
        return title + "\n" + (indent(contents.rstrip(), " |  ") + "\n" if contents else "")

    def _attribute_sections(self, cls, mod, mro, lines):
        attrs = [attr for attr in _attributes(cls) if visiblename(attr[0], obj=cls)]
        fields = getattr(cls, "_fields", [])
        order = {field: index - len(fields) for index, field in enumerate(fields)} if isinstance(fields, (list, tuple)) else {}
        ruled = False
        while attrs:
            home = mro.popleft() if mro else attrs[0][2]
            here, attrs = [attr for attr in attrs if attr[2] is home], [attr for attr in attrs if attr[2] is not home]
            if cls is not object and home is object:
                continue
            where = "defined here" if home is cls else "inherited from " + classname(home, cls.__module__)
            here.sort(key=lambda attr: (order.get(attr[0], 0), attr[0]))
            for kind, words in (("method", "Methods"), ("class method", "Class methods"), ("static method", "Static methods"),
                                ("readonly property", "Readonly properties"), ("data descriptor", "Data descriptors"),
                                ("data", "Data and other attributes")):
                chosen = [attr for attr in here if attr[1] == kind]
                if not chosen:
                    continue
                if ruled:
                    lines.append("-" * 70)
                ruled = True
                lines.append(f"{words} {where}:\n")
                for name, _, home_class, value in chosen:
                    lines.append(self._attribute(cls, kind, name, home_class, value, mod))

    def _attribute(self, cls, kind, name, home, value, mod):
        if kind in ("readonly property", "data descriptor"):
            return self.docdata(value, name)
        if kind == "data":
            doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else None
            return self.docother(getattr(cls, name, home.__dict__.get(name)), name, 70, doc) + "\n"
        try:
            value = getattr(cls, name)
        except Exception:
            return self.docdata(value, name)
        return self.document(value, name, mod, cls)

    def docroutine(self, thing, name=None, mod=None, cl=None):
        real_name = thing.__name__
        name = name or real_name
        note = ""
        owner = getattr(thing, "__self__", None)
        if (inspect.ismethod(thing) or inspect.isbuiltin(thing)) and owner is not None and not inspect.ismodule(owner):
            imclass = type(owner)
            if cl is None:
                note = f" method of {classname(imclass, mod)} instance"
            elif imclass is not cl:
                note = " from " + classname(imclass, mod)
        skip_doc = False
        title = real_name
        if name != real_name:
            skip_doc = cl is not None and inspect.getattr_static(cl, real_name, None) is thing
            title = f"{name} = {real_name}"
        arguments = _signature(thing)
        if arguments and real_name == "<lambda>":
            title = name + " lambda "
            arguments = arguments[1:-1]
        prefix = "async " if inspect.iscoroutinefunction(thing) or inspect.isasyncgenfunction(thing) else ""
        line = prefix + title + (arguments or "(...)") + note + "\n"
        doc = "" if skip_doc else getdoc(thing)
        return line + (indent(doc).rstrip() + "\n" if doc else "")

    def docdata(self, thing, name=None):
        doc = getdoc(thing)
        return (name + "\n" if name else "") + (indent(doc) + "\n" if doc else "")

    def docother(self, thing, name=None, maxlen=None, doc=None):
        shown = self.repr(thing)
        start = name + " = " if name else ""
        if maxlen and len(start + shown) > maxlen:
            shown = shown[:maxlen - len(start + shown)] + "..."
        doc = doc or getdoc(thing)
        return start + shown + ("\n" + indent(doc) + "\n" if doc else "")


text = plaintext = TextDoc()


# ---- Finding what a name means ----

def safeimport(path):
    """The module, or None where there is none; ErrorDuringImport where it exists and fails."""
    try:
        module = __import__(path)
    except ImportError as problem:
        if problem.name is not None and (path == problem.name or path.startswith(problem.name + ".")):
            return None
        raise ErrorDuringImport(path, sys.exc_info())
    except Exception:
        raise ErrorDuringImport(path, sys.exc_info())
    for part in path.split(".")[1:]:
        module = getattr(module, part, None)
        if module is None:
            return None
    return module


def locate(path):
    """What a dotted name stands for: something in a module, or a builtin; None: nothing."""
    parts = [part for part in path.split(".") if part]
    thing, count = builtins, 0
    while count < len(parts):
        module = safeimport(".".join(parts[:count + 1]))
        if module is None:
            break
        thing, count = module, count + 1
    for part in parts[count:]:
        try:
            thing = getattr(thing, part)
        except AttributeError:
            return None
    return thing


def resolve(thing):
    """(object, name) of an object or of the name of one."""
    if not isinstance(thing, str):
        name = getattr(thing, "__name__", None)
        return thing, name if isinstance(name, str) else None
    found = locate(thing)
    if found is None:
        raise ImportError(f"No Python documentation found for {thing!r}.\nUse help() to get the interactive help utility.\n"
                          "Use help(str) for help on the str class.")
    return found, thing


def render_doc(thing, title="Python Library Documentation: %s", renderer=None):
    """The documentation of an object, or of what a name stands for, as text."""
    thing, name = resolve(thing)
    description = describe(thing)
    module = inspect.getmodule(thing)
    if name and "." in name:
        description += " in " + name[:name.rfind(".")]
    elif module and module is not thing:
        description += " in module " + module.__name__
    if not (inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing) or inspect.isdatadescriptor(thing)
            or _doc_of(thing)):
        # A value: what its type is.
        if hasattr(thing, "__origin__"):
            thing = thing.__origin__
        else:
            thing = type(thing)
            description += " object"
    return title % description + "\n\n" + (renderer or text).document(thing, name)


def doc(thing, title="Python Library Documentation: %s", output=None):
    """Shows the documentation of an object."""
    try:
        shown = render_doc(thing, title)
    except ErrorDuringImport as problem:
        print(problem)
        return
    if output is None:
        pager(shown)
    else:
        output.write(shown)


def pager(shown):
    """Prints a text, page by page where a person sits at a terminal."""
    import os
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in ("dumb", "emacs"):
        sys.stdout.write(shown)
        return
    lines = shown.split("\n")
    try:
        height = int(os.environ.get("LINES", 0)) or os.get_terminal_size().lines
    except (ValueError, OSError, AttributeError):
        height = 25
    page = max(height - 1, 1)
    for start in range(0, len(lines), page):
        if start:
            try:
                answer = input("-- more -- ")
            except (EOFError, KeyboardInterrupt):
                break
            if answer.lower() in ("q", "quit"):
                break
        sys.stdout.write("\n".join(lines[start:start + page]) + "\n")


# ---- help ----

class Helper:
    """help(thing) explains a thing, help() holds a conversation."""

    _conversation = object()

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        return "<pydoc.Helper instance>"

    def __call__(self, request=_conversation):
        if request is not self._conversation:
            try:
                self.help(request)
            except ImportError as problem:
                self.output.write(f"{problem}\n")
            return
        self.intro()
        self.interact()
        self.output.write("""
You are now leaving help and returning to the Python interpreter.
If you want to ask for help on a particular object directly from the
interpreter, you can type "help(object)".  Executing "help('string')"
has the same effect as typing a particular string at the help> prompt.
""")

    def intro(self):
        self.output.write("""
Welcome to Python %d.%d's help utility!

Enter the name of any module, class or function to read what it is.  To
quit this help utility and return to the interpreter, just type "quit".

To get a list of available modules or keywords, type "modules" or
"keywords".
""" % sys.version_info[:2])

    def interact(self):
        self.output.write("\n")
        while True:
            try:
                request = self.getline("help> ")
            except (KeyboardInterrupt, EOFError):
                break
            if not request:
                break
            request = request.strip()
            if len(request) > 2 and request[0] == request[-1] in "'\"" and request[0] not in request[1:-1]:
                request = request[1:-1]
            if request.lower() in ("q", "quit"):
                break
            if request == "help":
                self.intro()
                continue
            try:
                self.help(request)
            except ImportError as problem:
                self.output.write(f"{problem}\n")

    def getline(self, prompt):
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        return self.input.readline()

    def help(self, request):
        if isinstance(request, str):
            request = request.strip()
            if request == "keywords":
                self.listkeywords()
            elif request == "modules":
                self.listmodules()
            elif request in ("True", "False", "None"):
                doc(eval(request), "Help on %s:", self._output)
            elif request in keyword.kwlist:
                self.output.write("Sorry, topic and keyword documentation is not available.\n")
            elif request:
                doc(request, "Help on %s:", self._output)
            else:
                doc(str, "Help on %s:", self._output)
        elif isinstance(request, Helper):
            self()
        else:
            doc(request, "Help on %s:", self._output)
        self.output.write("\n")

    def list(self, items, columns=4, width=80):
        """The items in columns, from the top down."""
        items = sorted(items)
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            for column in range(columns):
                index = column * rows + row
                if index < len(items):
                    self.output.write(items[index])
                    if column < columns - 1:
                        self.output.write(" " + " " * (width // columns - 1 - len(items[index])))
            self.output.write("\n")

    def listkeywords(self):
        self.output.write("\nHere is a list of the Python keywords.  Enter any keyword to get more help.\n\n")
        self.list(keyword.kwlist)

    def listmodules(self):
        self.output.write("\nThese modules come with the interpreter.\n\n")
        self.list(name for name in sys.stdlib_module_names if not name.startswith("_"))


help = Helper()
