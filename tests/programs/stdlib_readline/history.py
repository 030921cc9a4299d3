# The history that readline keeps: adding, looking up, replacing and removing lines.
import readline

readline.clear_history()
for line in ("one", "two", "three"):
    readline.add_history(line)
print(readline.get_current_history_length(), [readline.get_history_item(i) for i in range(5)])
readline.replace_history_item(0, "first")
readline.remove_history_item(1)
print([readline.get_history_item(i) for i in (1, 2, 3)])
for call in (lambda: readline.remove_history_item(-1), lambda: readline.remove_history_item(7),
             lambda: readline.replace_history_item(9, "x"), lambda: readline.add_history(5),
             lambda: readline.set_completer(5), lambda: readline.read_history_file("/nope/history")):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print(readline.get_history_length())
readline.set_history_length(100)
print(readline.get_history_length())


def completer(text, state):
    return None


readline.set_completer(completer)
print(readline.get_completer() is completer)
readline.set_completer()
print(readline.get_completer())
readline.set_completer_delims(" .")
print(repr(readline.get_completer_delims()), readline.get_begidx(), readline.get_endidx())
