// The flame graph of a report: d3-flame-graph draws, this builds its trees and connects the controls.
"use strict";

(function () {
  const element = (id) => document.getElementById(id);
  const details = element("details");
  let view = report.start;
  let flames = false;
  let chart = null;

  // A node as the chart wants it: value is what the frame and those that it called hold.
  function treeOf(view) {
    const nodes = view.nodes.map(([, place, size, count]) => ({ place: report.places[place], value: size, count, children: [] }));
    view.nodes.forEach(([parent, , , count], i) => { if (parent >= 0 && count > 0) nodes[parent].children.push(nodes[i]); });
    for (const node of nodes) {
      const [name, file, line, source] = node.place;
      node.name = source || (line ? `${name} at ${file}:${line}` : name);
    }
    return nodes[0];
  }

  function labelOf(d) {
    const [name, file, line] = d.data.place;
    const share = ((100 * d.data.value) / Math.max(report.views[view].size, 1)).toFixed(2);
    const where = line ? `${name} at ${file}:${line}` : name;
    return `${where}: ${sizeText(d.data.value)} (${share} %), ${d.data.count} allocation${d.data.count === 1 ? "" : "s"}`;
  }

  // One hue for a file, lighter and darker by function.
  function hash(text) {
    let value = 7;
    for (let i = 0; i < text.length; ++i) value = (value * 31 + text.charCodeAt(i)) >>> 0;
    return value;
  }
  function colorOf(d) {
    if (d.highlight) return "var(--mark)";
    const [name, file] = d.data.place;
    return d.parent ? `hsl(${hash(file) % 60 + (hash(file) % 7) * 5}, 75%, ${62 + (hash(name) % 18)}%)` : "#c8ccd1";
  }

  function draw() {
    const target = d3.select("#chart");
    target.selectAll("*").remove();
    const now = report.views[view];
    for (const button of document.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.view) === view));
    }
    element("summary").textContent = `${now.title}: ${sizeText(now.size)} in ${now.count} allocation${now.count === 1 ? "" : "s"}`;
    chart = flamegraph()
      .width(Math.max(element("chart").clientWidth, 300))
      .cellHeight(20)
      .minFrameSize(1)
      .transitionDuration(250)
      .inverted(!flames)
      .sort((a, b) => b.data.value - a.data.value)
      .setLabelHandler(labelOf)
      .setColorMapper(colorOf)
      .setDetailsElement(details)
      .setSearchMatch((d, term) => {
        const [name, file, , source] = d.data.place;
        return Boolean(term) && `${name}\n${file}\n${source || ""}`.toLowerCase().includes(term.toLowerCase());
      })
      .setSearchHandler((results, sum) => {
        details.textContent = `${results.length} frame${results.length === 1 ? "" : "s"} found: ${sizeText(sum)} `
          + `(${((100 * sum) / Math.max(now.size, 1)).toFixed(2)} %)`;
      });
    target.datum(treeOf(now)).call(chart);
    search();
  }

  function search() {
    const term = element("search").value.trim();
    if (term) {
      chart.search(term);
    } else {
      chart.clear();
    }
  }

  // A temporal report: the spans from..to are chosen. Of leaks, what came in them and was there at their end counts; otherwise what was held
  // at the highest peak that one of them has.
  function chooseSpans(from, to) {
    const { ends, peaks, held } = report.temporal;
    const now = report.views[0];
    const leaks = now.name === "leaks";
    let shown = from;
    for (let i = from; i <= to; ++i) if (peaks[i] > peaks[shown]) shown = i;
    const counts = leaks ? (begin, end) => begin >= from && begin <= to && (end === 0 || end > to)
      : (begin, end) => begin <= shown && (end === 0 || end > shown);
    for (const node of now.nodes) node[2] = node[3] = 0;
    for (const [node, begin, end, size, count] of held) {
      if (!counts(begin, end)) continue;
      now.nodes[node][2] += size;
      now.nodes[node][3] += count;
    }
    for (let i = now.nodes.length - 1; i > 0; --i) {
      const [parent, , size, count] = now.nodes[i];
      now.nodes[parent][2] += size;
      now.nodes[parent][3] += count;
    }
    [, , now.size, now.count] = now.nodes[0];
    const start = (span) => (span > 0 ? ends[span - 1] : 0);
    report.chosen = [["chosen-range", start(from), ends[to]]];
    if (!leaks) report.chosen.push(["shown-range", start(shown), ends[shown]]);
    element("chosen").textContent = `${start(from)} ms to ${ends[to]} ms`
      + (leaks ? "" : `, peak of ${sizeText(peaks[shown])} between ${start(shown)} and ${ends[shown]} ms`);
    redrawMemory();
  }

  if (report.temporal) {
    const from = element("from"), to = element("to");
    const last = report.temporal.ends.length - 1;
    from.max = to.max = String(last);
    to.value = String(last);
    const choose = (moved, other) => {
      // Neither passes the other.
      if (Number(from.value) > Number(to.value)) other.value = moved.value;
      chooseSpans(Number(from.value), Number(to.value));
    };
    choose(from, to);
    for (const [moved, other] of [[from, to], [to, from]]) {
      moved.addEventListener("input", () => { choose(moved, other); draw(); });
    }
  }

  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => { view = Number(button.dataset.view); draw(); });
  }
  element("search").addEventListener("input", search);
  element("reset").addEventListener("click", () => chart.resetZoom());
  element("flames").addEventListener("click", (event) => {
    flames = !flames;
    event.target.setAttribute("aria-pressed", String(flames));
    draw();
  });
  let waiting = null;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
  draw();
})();
