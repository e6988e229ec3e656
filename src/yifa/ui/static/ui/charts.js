// Draws every [data-chart] from the JSON that stands beside it, in the page's own colours.
(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const drawn = [];

  const dress = (option) => {
    const ink = token("--y-ink-2");
    const line = token("--y-line");
    const axis = (one) => ({
      axisLabel: { color: ink },
      axisLine: { lineStyle: { color: line } },
      splitLine: { lineStyle: { color: line } },
      ...one,
    });
    const dressed = { ...option };
    for (const side of ["xAxis", "yAxis"]) {
      if (dressed[side]) dressed[side] = [].concat(dressed[side]).map(axis);
    }
    return {
      animation: false,
      backgroundColor: "transparent",
      color: [token("--y-line-strong"), token("--y-ink"), token("--y-line"), token("--y-ink-3")],
      textStyle: { color: token("--y-ink"), fontFamily: token("--y-font") },
      grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
      tooltip: { trigger: "axis", confine: true },
      legend: { top: 0, textStyle: { color: ink } },
      ...dressed,
    };
  };

  const draw = (place) => {
    const source = document.getElementById(place.dataset.chart);
    if (!source || !window.echarts) return;
    const chart = window.echarts.init(place, null, { renderer: "svg" });
    chart.setOption(dress(JSON.parse(source.textContent)));
    drawn.push(chart);
  };

  document.querySelectorAll("[data-chart]").forEach(draw);
  window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
})();
