print("helper runs")
counter = 0
_secret = "not exported by *"
name = __name__


def bump():
    global counter
    counter += 1
    return counter
