"""pathlib: pure paths joined, split, compared, matched and printed."""
from pathlib import PurePosixPath

names = [f"dir{number % 13}/sub.{number % 7}/file{number}.{'py' if number % 3 else 'tar.gz'}" for number in range(300)]
root = PurePosixPath("/srv/data")
total = 0
for _ in range(45):
    paths = [root / name for name in names]
    total += sum(len(str(path)) for path in paths)
    total += sum(path.suffix == ".py" for path in paths) + sum(len(path.stem) + len(path.name) + len(path.parents) for path in paths)
    total += sum(path.match("*.py") for path in paths)
    total += sum(len(path.relative_to(root).parts) for path in paths)
    total += len({path.with_suffix(".txt") for path in paths}) + len({path.parent for path in paths})
    ordered = sorted(paths)
print(total, ordered[0], ordered[-1].with_name("other").as_posix(), ordered[5].is_absolute())
