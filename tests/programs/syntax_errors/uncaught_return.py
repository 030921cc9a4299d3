# return outside a function: found after parsing.
x = 1
return x
