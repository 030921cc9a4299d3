# Errors of from-imports, as 3.11 tells them.
import traceback
for text in ("from math import sqr", "from collections import OrderdDict", "import mathh", "from os import paht", "import os.nope", "from nope import x", "from . import x", "import math.sin"):
    try:
        exec(text)
    except ImportError as error:
        print(text, "->", type(error).__name__, str(error).split(" (/")[0].split(" (unknown")[0], error.name)
