# Carets under a subscript.
data = {"users": [{"name": "Ann"}]}
print(data["users"][0]["age"])
