# float() asks a subclass of str or bytes for __float__ before it reads the text.
class Text(str):
    def __float__(self):
        return 4.5
class Data(bytes):
    def __float__(self):
        return 2.5
print(float(Text("1.5")), float(Data(b"1.5")), float(str(Text("1.5"))))
