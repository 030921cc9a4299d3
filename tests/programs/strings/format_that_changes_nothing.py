# A format that adds nothing and cuts nothing off gives the string itself.
text = "ab" + str(1)
print(f"{text:2}" is text, f"{text:3}" is text, format(text, "<3") is text, format(text, ".3") is text, format(text, "") is text)
print(f"{text:4}" is text, f"{text:.2}", format(text, "4.2") == text, f"{text:>5}")
class Text(str):
    pass
print(format(Text("abc"), "3") == "abc", type(format(Text("abc"), "3")).__name__)
