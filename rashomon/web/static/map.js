// The map: outlines of countries and provinces, and for each place of the events the area in which it is known to lie.
// Text of a case only ever becomes a text node; Leaflet's own popups and icons take elements, not markup.
(() => {
  const METRES = {1: 0, 2: 25e3, 3: 50e3, 4: 100e3, 5: 100e3, 6: 400e3};
  const PROVINCES_FROM = 5;
  const loaded = new Map();
  const load = (path) => {
    if (!loaded.has(path)) loaded.set(path, fetch(path).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null));
    return loaded.get(path);
  };
  const provincesOf = (code) => (/^[A-Z]{3}$/.test(code ?? "") ? load(`/static/shapes/provinces/${code}.json`) : Promise.resolve(null));

  const inRing = (ring, x, y) => {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  };
  const holds = (feature, lon, lat) => {
    const {type, coordinates} = feature.geometry;
    return (type === "Polygon" ? [coordinates] : coordinates).some(([outer, ...holes]) => inRing(outer, lon, lat) && !holes.some((hole) => inRing(hole, lon, lat)));
  };

  // The outline in which a place lies: its country, its province; else a circle as wide as its precision.
  const area = async (place, countries) => {
    const look = {className: `area${place.disputed ? " disputed" : ""}`, interactive: false};
    let outline = null;
    if (place.precision === 6) outline = countries.features.find((f) => f.properties.code === place.country);
    if (place.precision === 4) outline = (await provincesOf(place.country))?.features.find((f) => holds(f, place.lon, place.lat));
    if (outline) return L.geoJSON(outline, {style: () => look});
    return METRES[place.precision] ? L.circle([place.lat, place.lon], {radius: METRES[place.precision], ...look}) : null;
  };

  // Where to put the mark of a whole country: in the middle of its biggest piece of land.
  const middle = (feature) => {
    const {type, coordinates} = feature.geometry;
    const pieces = (type === "Polygon" ? [coordinates] : coordinates).map(([outer]) => L.latLngBounds(outer.map(([x, y]) => [y, x])));
    const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
    return pieces.reduce((best, box) => (size(box) > size(best) ? box : best)).getCenter();
  };

  const popup = (place) => {
    const box = document.createElement("div");
    const name = document.createElement("p");
    name.append(Object.assign(document.createElement("bdi"), {textContent: place.place}));
    const link = Object.assign(document.createElement("a"), {href: place.address, textContent: place.title ?? `${place.events} events: show them`});
    box.append(name, link);
    return box;
  };

  const draw = async (box) => {
    box.dataset.drawn = "yes";
    const map = L.map(box, {worldCopyJump: true, minZoom: 1, maxZoom: 11, zoomSnap: 0.5, attributionControl: false, scrollWheelZoom: false});
    map.setView([25, 30], 1.5);
    // The wheel scrolls the page until the reader has taken hold of the map.
    map.on("focus click", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    const [countries, disputed, found] = await Promise.all([load("/static/shapes/countries.json"), load("/static/shapes/disputed.json"), fetch(box.dataset.source).then((answer) => answer.json())]);
    if (!box.isConnected || !countries) return;
    L.geoJSON(countries, {style: () => ({className: "land"}), interactive: false}).addTo(map);
    const provinces = L.layerGroup().addTo(map);
    for (const className of ["disputed-gap", "disputed-line"]) L.geoJSON(disputed, {style: () => ({className}), interactive: false}).addTo(map);
    const shown = new Set();
    const codes = new Set(found.places.map((place) => place.country));
    const addProvinces = async () => {
      if (map.getZoom() < PROVINCES_FROM) { provinces.clearLayers(); shown.clear(); return; }
      for (const feature of countries.features) {
        const code = feature.properties.code;
        if (!codes.has(code) || shown.has(code) || !map.getBounds().intersects(L.geoJSON(feature).getBounds())) continue;
        shown.add(code);
        const own = await provincesOf(code);
        if (own && shown.has(code)) provinces.addLayer(L.geoJSON(own, {style: () => ({className: "province-line"}), interactive: false}));
      }
    };
    map.on("moveend", addProvinces);

    let elsewhere = found.elsewhere;
    found.places = found.places.filter((place) => {
      if (place.lat !== undefined && place.lat !== null) return true;
      const outline = countries.features.find((f) => f.properties.code === place.country);
      if (!outline) { elsewhere += place.events; return false; }
      ({lat: place.lat, lng: place.lon} = middle(outline));
      return true;
    });
    const areas = await Promise.all(found.places.map((place) => area(place, countries)));
    const bounds = L.latLngBounds([]);
    found.places.forEach((place, at) => {
      const vague = place.precision > 2;
      if (areas[at]) { areas[at].addTo(map); bounds.extend(areas[at].getBounds()); } else bounds.extend([place.lat, place.lon]);
      const size = Math.round(Math.min(16 + 5 * Math.log2(place.events), 40));
      const spot = Object.assign(document.createElement("span"), {className: `spot${vague ? " vague" : ""}${place.disputed ? " disputed" : ""}`});
      spot.textContent = place.events > 1 ? place.events : place.disputed ? "≠" : "";
      spot.style.width = spot.style.height = `${size}px`;
      const name = `${place.place}: ${place.title ?? `${place.events} events`}`;
      // A finger needs more room than a dot.
      const room = Object.assign(document.createElement("span"), {className: "room"});
      room.append(spot);
      const reach = Math.max(size, 24);
      L.marker([place.lat, place.lon], {icon: L.divIcon({className: "", html: room, iconSize: [reach, reach]}), title: name, alt: name, keyboard: found.places.length <= 60})
        .bindPopup(popup(place)).addTo(map);
    });
    if (bounds.isValid()) map.fitBounds(bounds, {padding: [24, 24], maxZoom: 6, animate: false});
    const note = document.getElementById("elsewhere");
    if (note && elsewhere) note.textContent = `Not on the map, because no place is told or known: ${elsewhere}.`;
    box.dataset.drawn = "done";
  };

  const begin = () => document.querySelectorAll(".map:not([data-drawn])").forEach(draw);
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", begin);
})();
