# Environment: PYTHONHASHSEED=12345
# Another seed, other hashes.
print(hash("a"), hash("hello"), hash(b"bytes"), {"apple", "banana", "cherry"})
