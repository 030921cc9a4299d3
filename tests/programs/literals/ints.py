print(0, 7, 0x1F, 0o17, 0b1011, 1_000_000, 0xdead_beef)
print(-0, +5, -7, ~7)
