# Integer literals in every base, with underscores.
print(0, 7, 0x1F, 0XaB, 0o17, 0O7, 0b1011, 0B1)
print(1_000_000, 0xdead_beef, 0b1010_1010, 0o7_7, 00, 0_0)
print(-0, +5, -7, ~7, - -3, --+3, not 0)
