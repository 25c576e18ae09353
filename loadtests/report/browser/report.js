// Shows the figures of the moment under the pointer in all charts at once. Without it the report lacks nothing: every figure is
// in the table below its chart.
(() => {
  const charts = [...document.querySelectorAll(".chart[data-from]")].map((chart) => ({
    chart,
    drawing: chart.querySelector(".drawing"),
    cursor: chart.querySelector(".cursor"),
    moment: chart.querySelector(".moment"),
    rows: [...chart.querySelectorAll("tbody tr")],
    figures: [...chart.querySelectorAll("[data-series]")].map((cell) => ({ cell, total: cell.textContent })),
    from: Number(chart.dataset.from),
    until: Number(chart.dataset.until),
  }));

  function show(second, place) {
    for (const { cursor, moment, rows, figures } of charts) {
      const row = rows.find(({ dataset }) => second < Number(dataset.until)) ?? rows.at(-1);
      if (row === undefined) continue;
      cursor.setAttribute("x1", place);
      cursor.setAttribute("x2", place);
      cursor.setAttribute("visibility", "visible");
      moment.textContent = row.cells[0].textContent;
      for (const { cell } of figures)
        cell.textContent = row.cells[Number(cell.dataset.series) + 1].textContent;
    }
  }

  function hide() {
    for (const { cursor, moment, figures } of charts) {
      cursor.setAttribute("visibility", "hidden");
      moment.textContent = "";
      for (const { cell, total } of figures) cell.textContent = total;
    }
  }

  for (const { drawing, from, until } of charts) {
    drawing.addEventListener("pointermove", ({ clientX }) => {
      const { left, width } = drawing.getBoundingClientRect();
      const part = Math.min(1, Math.max(0, (clientX - left) / width));
      show(from + part * (until - from), `${part * 100}%`);
    });
    drawing.addEventListener("pointerleave", hide);
  }
})();
