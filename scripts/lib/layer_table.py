"""The table of layers, read from scripts/cmake/Layers.cmake so that the fact exists once."""
import re
from pathlib import Path


class LayerTable:
    """layers: names in order; allowed[name]: the layers it may use; folder[name]: its path from the top of the project."""

    def __init__(self, top: Path):
        text = (top / "scripts/cmake/Layers.cmake").read_text()
        self.layers = re.search(r"set\(VIV_LAYERS ([^)]*)\)", text).group(1).split()
        self.allowed = {}
        self.folder = {}
        for name in self.layers:
            row = re.search(rf'set\(VIV_ALLOW_{name} "?([^")]*)"?\)', text)
            self.allowed[name] = row.group(1).split()
            nested = f"interpreter/{name}"
            self.folder[name] = nested if (top / nested).is_dir() else name

    def layer_of(self, path: str):
        """The layer that a path from the top (a file, or what an #include names) belongs to, or None."""
        for name, folder in self.folder.items():
            if path.startswith(folder + "/"):
                return name
        return None

    def tested_layer_of(self, path: str):
        """The layer whose unit tests the file belongs to, or None."""
        parts = path.split("/")
        return parts[1] if len(parts) > 2 and parts[0] == "tests" and parts[1] in self.layers else None
