# The traceback goes through the import, without the machinery's frames.
import plain.broken
