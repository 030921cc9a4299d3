# A class body is a frame with the class's name.
class A:
    x = 1
    class B:
        y = undefined_name
