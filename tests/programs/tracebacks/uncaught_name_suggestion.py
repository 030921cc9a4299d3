# Did you mean, for names.
def compute():
    total_value = 1
    return totl_value
compute()
