# Carets in lines indented with tabs.
def f():
	if True:
		return   None + 1
f()
