// Draws every [data-map]: outlines of grids, cells with counts or single matters, places of service.
// No outside tiles. What is on a map also stands in the list beside it.
(() => {
  if (!window.L) return;
  const CHINA = [[18, 73], [54, 135]];
  const PAPER = 680; // pixels of 18 cm: a sheet of A4 within its margins
  const text = (words) => Object.assign(document.createElement("span"), { textContent: words });

  const json = async (url, signal) => {
    const answer = await fetch(url, { headers: { Accept: "application/json" }, signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const base = (place) => {
    const map = L.map(place, { attributionControl: false, preferCanvas: true, maxZoom: 19, minZoom: 3, zoomAnimation: false });
    map.zoomControl.setPosition("topright");
    place.querySelector(".leaflet-control-zoom-in").title = "放大";
    place.querySelector(".leaflet-control-zoom-out").title = "缩小";
    return map;
  };

  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const outlines = (map, grids) =>
    L.geoJSON({ type: "FeatureCollection", features: grids }, {
      interactive: false,
      style: (one) => ({
        color: ink("--y-line-strong"), weight: one.properties.level === 1 ? 2 : 1, fill: one.properties.level < 3,
        fillColor: ink("--y-card"), fillOpacity: 0.6,
      }),
    }).addTo(map);

  const icon = (className, words, size) => L.divIcon({ className: "", html: `<span class="${className}">${words}</span>`, iconSize: [size, size] });

  const houses = (map, services) => {
    for (const one of services.filter((each) => each.spot)) {
      L.marker([one.spot[1], one.spot[0]], { icon: icon("y-map-house", "法", 24), alt: `${one.kind} ${one.name}`, title: one.name })
        .bindPopup(text(`${one.name}(${one.kind})`)).addTo(map);
    }
  };

  const popup = (words, url, link) => {
    const box = document.createElement("div");
    box.append(text(words), document.createElement("br"), Object.assign(document.createElement("a"), { href: url, textContent: link }));
    return box;
  };

  const cell = (one, url) => {
    const [lon, lat, count] = one;
    const size = count < 100 ? 36 : count < 1000 ? 44 : 54;
    const shown = icon("y-map-cell y-map-mark", count.toLocaleString("zh-CN"), size);
    const alt = url ? `这一片有 ${count} 件,打开清单` : `这一片有 ${count} 件`;
    const marker = L.marker([lat, lon], { icon: shown, zIndexOffset: 1000, alt, title: `${count} 件` });
    if (!url) return marker;
    const opens = (one) => one.type === "click" || ["Enter", " "].includes(one.originalEvent.key);
    return marker.on("click keypress", (one) => { if (opens(one)) location.assign(url); });
  };

  const point = ([lon, lat, url, code, kind, state, late]) => {
    const shown = icon(`y-map-dot${late ? " y-map-dot-late" : ""}`, late ? "!" : "", 18);
    const marker = L.marker([lat, lon], { icon: shown, alt: `${kind},${state}${late ? ",已逾期" : ""},${code}` });
    return marker.bindPopup(() => popup(`${kind} · ${state}${late ? " · 已逾期" : ""}`, url, code));
  };

  const matters = (place) => {
    const map = base(place);
    const layer = L.layerGroup().addTo(map);
    // The filter swaps what lies around the map, the note with it: it is looked up whenever there is something to say.
    const say = (words) => { document.querySelector("[data-map-note]").textContent = words; };
    const failed = () => say("地图数据没有取到,请刷新再试;下面的清单不受影响。");
    let asking = null;

    const question = () => new URLSearchParams((document.querySelector("[data-map-query]")?.dataset.mapQuery || "").slice(1));

    const show = (found) => {
      layer.clearLayers();
      for (const one of found.cells) {
        const asked = question();
        asked.set("box", one[3].join(","));
        layer.addLayer(cell(one, `${place.dataset.cases}?${asked}`));
      }
      for (const one of found.points) layer.addLayer(point(one));
      const newest = found.capped ? ",只画最新的两万件" : "";
      say(`这一屏有 ${found.shown.toLocaleString("zh-CN")} 件标了位置的事项${newest}。`);
      place.dataset.drawn = String(Number(place.dataset.drawn || 0) + 1);
    };

    // Paper is narrower than a screen: the same picture is shrunk to it, not cut, so that its count stays true.
    addEventListener("beforeprint", () => {
      place.style.setProperty("--y-wide", `${place.offsetWidth}px`);
      place.style.setProperty("--y-shrunk", String(Math.min(1, PAPER / place.offsetWidth)));
    });

    const load = async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      const seen = map.getBounds().pad(0.1);
      const asked = question();
      asked.set("zoom", map.getZoom());
      asked.set("seen", [Math.max(seen.getWest(), -180), Math.max(seen.getSouth(), -90), Math.min(seen.getEast(), 180), Math.min(seen.getNorth(), 90)].map((one) => one.toFixed(5)).join(","));
      try {
        show(await json(`${place.dataset.points}?${asked}`, asking.signal));
      } catch (failure) {
        if (failure.name !== "AbortError") failed();
      }
    };

    // Where to begin: at the grids, else (none drawn yet) where the matters lie.
    const around = async () => {
      const asked = question();
      asked.set("zoom", 9);
      const found = await json(`${place.dataset.points}?${asked}`);
      const corners = found.cells.flatMap(([, , , [west, south, east, north]]) => [[south, west], [north, east]]);
      const spots = [...corners, ...found.points.map(([lon, lat]) => [lat, lon])];
      return spots.length ? spots : CHINA;
    };

    json(place.dataset.ground).then(async ({ grids, services }) => {
      const drawn = outlines(map, grids);
      houses(map, services);
      map.fitBounds(grids.length ? drawn.getBounds() : await around(), { maxZoom: 15 });
      map.on("moveend", load);
      document.body.addEventListener("htmx:afterSettle", load);
      return load();
    }).catch(failed);
  };

  // What would lie on another at this zoom becomes one mark: [[item, …], …], each group at its first item's place.
  const grouped = (map, items, at, gap) => {
    const groups = [];
    for (const item of items) {
      const spot = map.latLngToLayerPoint(at(item));
      const near = groups.find((one) => Math.abs(one.spot.x - spot.x) < gap && Math.abs(one.spot.y - spot.y) < gap);
      if (near) near.items.push(item);
      else groups.push({ spot, items: [item] });
    }
    return groups;
  };

  const HOUSE = 24, HOUSE_GAP = 34, CELL_GAP = 72;

  // Places of service; where several lie together, one mark with their number and their names behind it.
  const crowd = (map, layer, services) => {
    const groups = grouped(map, services.filter((one) => one.spot), ({ spot }) => [spot[1], spot[0]], HOUSE_GAP);
    for (const { items } of groups) {
      const names = items.map((one) => `${one.name}(${one.kind})`);
      const [lon, lat] = items[0].spot;
      const shown = icon("y-map-house", items.length > 1 ? items.length : "法", HOUSE);
      const title = items.length > 1 ? `${items.length} 处:${items.map((one) => one.name).join("、")}` : items[0].name;
      const list = document.createElement("div");
      list.append(...names.map((name) => Object.assign(document.createElement("p"), { textContent: name })));
      L.marker([lat, lon], { icon: shown, alt: title, title }).bindPopup(list, { maxHeight: 200 }).addTo(layer);
    }
    return groups.map((one) => one.spot);
  };

  // Cells as one count. A place of service under it stays readable: the count stands beside it.
  const counted = (map, layer, items, taken) => {
    const count = items.reduce((sum, one) => sum + one[2], 0);
    const marker = cell([items[0][0], items[0][1], count], "");
    const here = map.latLngToLayerPoint(marker.getLatLng());
    const { options } = marker.getIcon();
    const [size] = options.iconSize;
    const over = taken.find((one) => Math.abs(one.x - here.x) < (size + HOUSE) / 2 && Math.abs(one.y - here.y) < (size + HOUSE) / 2);
    if (over) options.iconAnchor = [here.x - over.x - HOUSE / 2 - 2, here.y - over.y + size / 2];
    marker.bindPopup(text(`这一片近一年 ${count.toLocaleString("zh-CN")} 件`)).addTo(layer);
  };

  const everybody = (place) => {
    const map = base(place);
    const layer = L.layerGroup().addTo(map);
    json(place.dataset.ground).then(({ grids, services, cells }) => {
      const drawn = outlines(map, grids);
      const spots = services.filter((one) => one.spot).map((one) => [one.spot[1], one.spot[0]]);
      const show = () => {
        layer.clearLayers();
        const taken = crowd(map, layer, services);
        for (const { items } of grouped(map, cells, ([lon, lat]) => [lat, lon], CELL_GAP)) counted(map, layer, items, taken);
      };
      map.on("zoomend", show);
      const [west, south, east, north] = (place.dataset.frame || "").split(",").map(Number);
      const whole = grids.length ? drawn.getBounds() : spots.length ? spots : CHINA;
      map.fitBounds(north ? [[south, west], [north, east]] : whole, { maxZoom: 14 });
      show();
      place.dataset.drawn = "1";
    });
  };

  // A form's longitude and latitude: picked on a map, or from the device; the boxes stay the truth and can be typed.
  const picker = (place) => {
    const form = place.closest("form");
    const lon = form?.querySelector('[name="lon"]');
    const lat = form?.querySelector('[name="lat"]');
    const both = form?.querySelector('[name="position"]');
    if (!both && !(lon && lat)) return;
    place.hidden = false;
    const said = place.querySelector("[role=status]");
    const put = (east, north, from) => {
      if (both) both.value = `${east.toFixed(5)},${north.toFixed(5)}`;
      else [lon.value, lat.value] = [east.toFixed(5), north.toFixed(5)];
      said.textContent = `已填入${from}。`;
    };
    const held = () => (both ? both.value.split(",") : [lon.value, lat.value]).map(Number);
    place.querySelector("[data-here]").addEventListener("click", () => {
      said.textContent = "正在取位置……";
      navigator.geolocation?.getCurrentPosition(
        (found) => put(found.coords.longitude, found.coords.latitude, "现在的位置"),
        () => { said.textContent = "没有取到位置。请在地图上选,或填网格。"; },
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
    place.querySelector("[data-choose]").addEventListener("click", async (pressed) => {
      pressed.currentTarget.setAttribute("aria-expanded", "true");
      const shown = place.querySelector(".y-map");
      if (!shown.hidden) return;
      shown.hidden = false;
      const map = base(shown);
      const { grids } = await json(place.dataset.ground);
      const drawn = outlines(map, grids);
      map.fitBounds(grids.length ? drawn.getBounds() : CHINA);
      const [east, north] = held();
      const pin = L.marker([north || 0, east || 0], { icon: icon("y-map-dot", "", 18), alt: "选中的位置" });
      if (east && north) pin.addTo(map);
      const choose = (at) => { pin.setLatLng(at).addTo(map); put(at.lng, at.lat, "地图上的位置"); };
      map.on("click", (one) => choose(one.latlng));
      shown.addEventListener("keydown", (key) => {
        if (key.key === "Enter") { key.preventDefault(); choose(map.getCenter()); }
      });
      said.textContent = "点一下地图选位置;用键盘的,方向键移动,回车选中央。";
      shown.focus();
    });
  };

  document.querySelectorAll("[data-with-map]").forEach((part) => { part.hidden = false; });
  document.querySelectorAll("[data-map]").forEach((place) => (place.dataset.points ? matters : everybody)(place));
  document.querySelectorAll("[data-pick]").forEach(picker);
})();
