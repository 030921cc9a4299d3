# Perhaps you forgot a comma.
values = [1, 2, foo bar, 3]
