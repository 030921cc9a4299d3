# Imports that fail.
for text in ("import nothing_here", "import plain.nothing", "from plain import nothing", "import plain.helper.deeper", "from nothing_here import x", "from . import x", "from .. import x", "import shapes.deep.leaf", "from plain.helper import nope"):
    try:
        exec(text, {"__name__": "__main__", "__package__": None} if text.startswith("from .") else {})
    except ImportError as error:
        print(text, "->", type(error).__name__, str(error).split(" (/")[0], error.name)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
