# Why is id(object()) == id(object()) but object() is not object()?
print(id(object()) == id(object()), object() is object())
