// The table of a report: sorted by the column that is clicked, rows chosen by what is typed.
"use strict";

(function () {
  const numeric = (column) => report.columns[column].number;
  let sorted = report.columns.findIndex((column) => column.title === "Size");
  let descending = true;
  const table = document.getElementById("table");
  const head = table.createTHead().insertRow();
  const body = table.createTBody();

  function draw() {
    const term = document.getElementById("search").value.trim().toLowerCase();
    const rows = report.rows.filter((row) => row.some((cell) => String(cell).toLowerCase().includes(term)));
    const order = (a, b) => (a[sorted] < b[sorted] ? -1 : a[sorted] > b[sorted] ? 1 : 0);
    rows.sort((a, b) => (descending ? -order(a, b) : order(a, b)));
    body.replaceChildren();
    for (const row of rows) {
      const line = body.insertRow();
      row.forEach((cell, column) => {
        const place = line.insertCell();
        place.textContent = report.columns[column].title === "Size" ? sizeText(cell) : cell;
        place.className = numeric(column) ? "number" : report.columns[column].title === "Location" ? "place" : "";
      });
    }
    Array.from(head.cells).forEach((cell, column) => {
      cell.textContent = report.columns[column].title + (column === sorted ? (descending ? " ▾" : " ▴") : "");
    });
  }

  report.columns.forEach((column, number) => {
    const cell = document.createElement("th");
    cell.className = column.number ? "number" : "";
    cell.addEventListener("click", () => {
      descending = number === sorted ? !descending : column.number;
      sorted = number;
      draw();
    });
    head.appendChild(cell);
  });
  document.getElementById("search").addEventListener("input", draw);
  draw();
})();
