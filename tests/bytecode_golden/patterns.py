def matching(subject):
    match subject:
        case 1 | "a":
            return "literal"
        case [x, *_, y] if x:
            return x, y
        case {"k": v, **rest}:
            return v, rest
        case Point(x, y=0) as p:
            return p
        case None:
            return subject
        case other:
            return other
