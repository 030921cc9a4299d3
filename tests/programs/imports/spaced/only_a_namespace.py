value = "no __init__ is needed"
