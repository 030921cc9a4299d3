# A whole line that fails gets no carets; a part gets them.
print(1)
raise ValueError("whole line")
