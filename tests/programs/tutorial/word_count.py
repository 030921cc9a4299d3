# Counting words and letters.
text = """the quick brown fox jumps over the lazy dog the fox"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:<6}{n:>3} {'*' * n}")
print(max(counts, key=counts.get), sum(counts.values()), {len(w) for w in counts})
