"""mmap: how large the system's pages are. Files that are mapped into memory are not here."""

import os

PAGESIZE = os.sysconf("SC_PAGESIZE")
ALLOCATIONGRANULARITY = PAGESIZE
