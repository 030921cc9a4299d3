// What the pages of all reports share: the data that the report put into the page, sizes as text, and memory over time.
"use strict";

const report = JSON.parse(document.getElementById("report").textContent);

function sizeText(bytes) {
  let size = bytes;
  for (const unit of ["", "k", "M", "G", "T"]) {
    if (Math.abs(size) < 1000) return `${size.toFixed(unit ? 3 : 0)} ${unit}B`;
    size /= 1000;
  }
  return `${size.toFixed(3)} PB`;
}

// A line for the heap and one for the resident size, over the seconds since the start. `chosen`: [id, ms, ms] of ranges that
// are marked, or undefined.
function drawMemory(parent, samples, peak, width, chosen) {
  const svgName = "http://www.w3.org/2000/svg";
  const height = 140, left = 70, right = 12, top = 8, bottom = 22;
  const seconds = samples.map((sample) => sample[0] / 1000);
  const longest = Math.max(seconds[seconds.length - 1], 0.001);
  const highest = samples.reduce((most, sample) => Math.max(most, sample[1], sample[2]), Math.max(1, peak[1])) * 1.05;
  const timeText = (second) => (longest < 1 ? `${(second * 1000).toFixed(longest < 0.01 ? 1 : 0)} ms` : `${second.toFixed(2)} s`);
  const x = (second) => left + (second / longest) * (width - left - right);
  const y = (bytes) => height - bottom - (bytes / highest) * (height - top - bottom);
  const add = (name, attributes, text) => {
    const element = document.createElementNS(svgName, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    svg.appendChild(element);
    return element;
  };
  const svg = document.createElementNS(svgName, "svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  parent.replaceChildren(svg);
  for (let i = 0; i <= 4; ++i) {
    const bytes = (highest / 4) * i, second = (longest / 4) * i;
    add("line", { x1: left, x2: width - right, y1: y(bytes), y2: y(bytes), stroke: "var(--line)" });
    add("text", { x: left - 6, y: y(bytes) + 4, "text-anchor": "end", "font-size": 11 }, sizeText(bytes));
    add("text", { x: x(second), y: height - 6, "text-anchor": i === 4 ? "end" : "middle", "font-size": 11 }, timeText(second));
  }
  for (const [id, begin, end] of chosen || []) {
    const from = x(Math.min(begin / 1000, longest)), to = x(Math.min(end / 1000, longest));
    add("rect", { id, x: from, y: top, width: Math.max(to - from, 1), height: height - top - bottom, fill: "currentColor",
                  opacity: id === "shown-range" ? 0.25 : 0.08 });
  }
  const line = (column, color, id) => add("polyline", {
    id, fill: "none", stroke: color, "stroke-width": 1.5,
    points: samples.map((sample, i) => `${x(seconds[i]).toFixed(1)},${y(sample[column]).toFixed(1)}`).join(" "),
  });
  line(1, "#5b8ff9", "resident");
  line(2, "#e8684a", "heap");
  const mark = add("circle", { id: "peak", cx: x(peak[0] / 1000), cy: y(peak[1]), r: 3.5, fill: "#e8684a" });
  mark.appendChild(document.createElementNS(svgName, "title")).textContent = `peak of the heap: ${sizeText(peak[1])}`;
}

const plot = document.getElementById("memory");
function redrawMemory() {
  if (plot && report.samples.length > 0) {
    drawMemory(plot, report.samples, report.peak, Math.max(plot.clientWidth, 300), report.chosen);
  }
}
window.addEventListener("resize", redrawMemory);
redrawMemory();
