# An empty message leaves the colon out.
next(iter([]))
