# An AttributeError inside a property falls through to __getattr__.
class A:
    @property
    def p(self):
        return self.missing
    def __getattr__(self, name):
        return "getattr " + name
class B:
    @property
    def p(self):
        return self.missing
print(A().p)
try:
    B().p
except AttributeError as error:
    print(error)
