# Run as: viv -W always resource_warning.py
# A file that is not closed is warned about.
def leak():
    f = open("x.txt", "w")
    f.write("a")
leak()
print("end")
