"""`memray stats`: how much was allocated, in what sizes, by which allocator, and where."""
import math
from dataclasses import asdict, dataclass, field

import _memray
from memray import AllocatorType, Metadata, size_fmt
from memray._frames import ModuleResolver

_BINS = 10
_LONGEST_BAR = 25


@dataclass
class Stats:
    metadata: Metadata
    total_num_allocations: int
    total_memory_allocated: int
    peak_memory_allocated: int
    allocation_count_by_size: dict
    allocation_count_by_allocator: dict
    top_locations_by_size: list
    top_locations_by_count: list
    top_modules_by_allocation_size: list = field(default_factory=list)
    top_modules_by_allocation_count: list = field(default_factory=list)


def _largest(sums, column, count):
    return sorted(sums.items(), key=lambda item: (-item[1][column], str(item[0])))[:count]


def compute(reader, num_largest=5):
    reader._needs_events("compute statistics")
    number, info = reader._open_number(), reader._info
    stacks = _memray.stacks(number)
    resolver = ModuleResolver(info["search_paths"].split("\0"))
    places, modules, allocators, module_of = {}, {}, {}, {0: "<root>"}

    def module(stack):
        path = []
        while stack not in module_of:
            caller, _, file, _ = stacks[stack - 1]
            name = resolver.top_level(file)
            if name is not None:
                module_of[stack] = name
                break
            path.append(stack)
            stack = caller
        for inner in path:
            module_of[inner] = module_of[stack]
        return module_of[stack]

    for _, size, allocator, stack, count in _memray.all_uses(number):
        name = AllocatorType(allocator).name
        allocators[name] = allocators.get(name, 0) + count
        place = stacks[stack - 1][1:] if stack else ("<unknown>", "<unknown>", 0)
        for sums, key in ((places, place), (modules, module(stack))):
            entry = sums.setdefault(key, [0, 0])
            entry[0] += size
            entry[1] += count
    return Stats(
        metadata=reader.metadata,
        total_num_allocations=info["allocation_count"],
        total_memory_allocated=info["allocated_bytes"],
        peak_memory_allocated=info["peak_bytes"],
        allocation_count_by_size=_memray.sizes(number),
        allocation_count_by_allocator=allocators,
        top_locations_by_size=[(place, entry[0]) for place, entry in _largest(places, 0, num_largest)],
        top_locations_by_count=[(place, entry[1]) for place, entry in _largest(places, 1, num_largest)],
        top_modules_by_allocation_size=[(name, count, size) for name, (size, count) in _largest(modules, 0, num_largest)],
        top_modules_by_allocation_count=[(name, count, size) for name, (size, count) in _largest(modules, 1, num_largest)])


def _histogram(sizes):
    """[(upper bound, count), ...]: bins of equal width on a logarithmic scale."""
    low, high = math.log(min(filter(None, sizes))), math.log(max(sizes))
    if low == high:
        low /= 2
    step = (high - low) / _BINS
    counts = [0] * _BINS
    for size, count in sizes.items():
        place = 0
        if size:
            place = min(int((math.log(size) - low) // step), _BINS - 1) if step else _BINS - 1
        counts[place] += count
    return [(int(math.exp(low + step * (place + 1))), count) for place, count in enumerate(counts)]


def _draw(sizes):
    if not any(sizes):
        return "<no data for histogram>"
    bins = _histogram(sizes)
    most = max(count for _, count in bins)
    digits = len(str(most))
    rule = "-" * (len("<=") + 9 + len(" :") + digits + len(" ") + _LONGEST_BAR)
    lines = [f"min: {size_fmt(min(sizes))}", rule]
    for place, (bound, count) in enumerate(bins):
        sign = "<=" if place == _BINS - 1 else "< "
        lines.append(f"{sign}{size_fmt(bound):<9}: {count:>{digits}} {'▇' * math.ceil(count / most * _LONGEST_BAR)}")
    return "\n\t".join([*lines, rule, f"max: {size_fmt(max(sizes))}"])


def _place(place):
    function, file, line = place
    return "<stack trace unavailable>" if function == "<unknown>" else f"{function}:{file}:{line}"


def _by_count(counts):
    return sorted(counts.items(), key=lambda item: item[1], reverse=True)


def write(stats, num_largest):
    from memray._terminal import bold
    print(f"📏 {bold('Total allocations:')}\n\t{stats.total_num_allocations}\n")
    print(f"📦 {bold('Total memory allocated:')}\n\t{size_fmt(stats.total_memory_allocated)}\n")
    print(f"📈 {bold('Peak memory usage:')}\n\t{size_fmt(stats.peak_memory_allocated)}\n")
    print(f"📊 {bold('Histogram of allocation size:')}\n\t{_draw(stats.allocation_count_by_size)}\n")
    print(f"📂 {bold('Allocator type distribution:')}")
    for name, count in _by_count(stats.allocation_count_by_allocator):
        print(f"\t {name}: {count}")
    print(f"\n🥇 {bold(f'Top {num_largest} largest allocating locations (by size):')}")
    for place, size in stats.top_locations_by_size:
        print(f"\t- {_place(place)} -> {size_fmt(size)}")
    print(f"\n🥇 {bold(f'Top {num_largest} largest allocating locations (by number of allocations):')}")
    for place, count in stats.top_locations_by_count:
        print(f"\t- {_place(place)} -> {count}")
    for modules, label in ((stats.top_modules_by_allocation_size, "by size"),
                           (stats.top_modules_by_allocation_count, "by number of allocations")):
        if modules:
            print(f"\n🥇 {bold(f'Top {num_largest} allocating modules ({label}):')}")
        for name, count, size in modules:
            print(f"\t- {name}: {size_fmt(size)} total | {count} allocations")


def write_json(stats, path):
    import json
    bins, start = [], 0
    if any(stats.allocation_count_by_size):
        for place, (end, count) in enumerate(_histogram(stats.allocation_count_by_size)):
            # The last bin's bound belongs to it.
            bins.append({"min_bytes": start, "max_bytes": end if place == _BINS - 1 else end - 1, "count": count})
            start = end
    metadata = asdict(stats.metadata)
    for name in ("start_time", "end_time"):
        metadata[name] = str(metadata[name])
    modules = {kind: [{"module": name, "num_allocations": count, "total_bytes": size} for name, count, size in rows]
               for kind, rows in (("size", stats.top_modules_by_allocation_size), ("count", stats.top_modules_by_allocation_count))}
    data = {
        "total_num_allocations": stats.total_num_allocations,
        "total_bytes_allocated": stats.total_memory_allocated,
        "allocation_size_histogram": bins,
        "allocator_type_distribution": dict(_by_count(stats.allocation_count_by_allocator)),
        "top_allocations_by_size": [{"location": _place(place), "size": size} for place, size in stats.top_locations_by_size],
        "top_allocations_by_count": [{"location": _place(place), "count": count} for place, count in stats.top_locations_by_count],
        "top_modules_by_allocation_size": modules["size"],
        "top_modules_by_allocation_count": modules["count"],
        "metadata": metadata,
    }
    with open(path, "w", errors="backslashreplace") as file:
        json.dump(data, file, indent=2)
