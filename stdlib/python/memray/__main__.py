"""`-m memray`."""
import sys

from memray._commands import main

if __name__ == "__main__":
    sys.exit(main())
