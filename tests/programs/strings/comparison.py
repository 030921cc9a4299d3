# Strings compare by code points.
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a", "é" > "z", "😀" > "\uffff", "a" == "a", "a" != "b", "a" == b"a", "1" == 1)
print(sorted(["banana", "Apple", "cherry", "äpfel", "10", "9"]), max("hello"), min("hello"), max(["aa", "b"], key=len))
try:
    "a" < 1
except TypeError as error:
    print(error)
