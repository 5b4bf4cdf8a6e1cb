// Pins of a phase on the map, grouped by the server, and the choice of a point for a form.
const L = window.L;
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
const block = 512;
const deepest = 16;

export async function add(made) {
  const { drawn, pins, field, choice } = made.box.dataset;
  if (drawn) {
    await showDrawn(made);
  }
  if (pins) {
    showPins(made);
  }
  if (choice) {
    (await import('./draw.js')).draw(made);
  } else if (field) {
    choosePoint(made);
  }
}

// Lines and areas that people drew: all at once, since they reach over the edges of sections.
async function showDrawn({ box, map, say }) {
  const answer = await fetch(box.dataset.drawn).catch(() => null);
  if (!answer?.ok) {
    say('Gezeichnete Linien und Flächen ließen sich nicht laden. Die Liste darunter ist vollständig.');
    return;
  }
  const found = await answer.json();
  const layer = L.geoJSON(found, {
    pointToLayer: feature => markerOf(feature, map),
    style: feature => ({ className: `map__drawn ${feature.geometry.type === 'LineString' ? 'map__drawn--line' : ''} ${feature.properties.mark ?? ''}`, weight: 5 }),
    onEachFeature: (feature, shape) => {
      shape.bindPopup(() => card(feature.properties));
      shape.bindTooltip(() => {
        const word = document.createElement('span');
        word.textContent = feature.properties.title;
        return word;
      }, { sticky: true });
    },
  }).addTo(map);
  if (found.onlyNewest) {
    map.attributionControl.addAttribution(`Linien und Flächen: die ${found.onlyNewest} neuesten`);
  }
  if (!box.dataset.pins && layer.getBounds().isValid()) {
    map.fitBounds(layer.getBounds(), { padding: [32, 32], maxZoom: 16, animate: false });
  }
}

function card({ title, url, category, mark, size }) {
  const box = document.createElement('div');
  box.className = 'map__card';
  if (category) {
    const word = document.createElement('span');
    word.className = mark ?? '';
    word.textContent = category;
    box.append(word);
  }
  const link = document.createElement('a');
  link.href = /^\/(?!\/)/.test(url) ? url : '#';
  link.textContent = title;
  box.append(link);
  if (size) {
    const word = document.createElement('span');
    word.className = 'small muted';
    word.textContent = size;
    box.append(word);
  }
  return box;
}

function markerOf({ geometry, properties }, map) {
  const [longitude, latitude] = geometry.coordinates;
  const { count, title, category } = properties;
  const word = document.createElement('span');
  word.textContent = count ?? '';
  // A number with a name is one thing; without one it stands for several that come apart nearer by.
  const isGroup = count && !title;
  const name = isGroup ? `${count} Hinweise, vergrößern` : count ? `${title}: ${properties.size}` : `${category ? `${category}: ` : ''}${title}`;
  const icon = L.divIcon({ className: count ? 'map__many' : `map__pin ${properties.mark ?? ''}`, html: word, iconSize: count ? [44, 44] : [28, 28] });
  const marker = L.marker([latitude, longitude], { icon, title: name });
  marker.on('add', () => marker.getElement().setAttribute('aria-label', name));
  if (isGroup) {
    const nearer = () => map.setView([latitude, longitude], Math.min(map.getZoom() + 2, 18), { animate: !isStill });
    marker.on('click', nearer);
    marker.on('keypress', ({ originalEvent }) => originalEvent.key === 'Enter' && nearer());
  } else {
    marker.bindPopup(() => card(properties));
  }
  return marker;
}

function showPins(made) {
  const { box, map, say } = made;
  const layer = L.layerGroup().addTo(map);
  const kept = new Map();
  let turn = 0;
  const load = address => {
    if (!kept.has(address)) {
      kept.set(address, fetch(address).then(answer => (answer.ok ? answer.json() : { features: [] })));
    }
    return kept.get(address);
  };
  async function show() {
    const own = ++turn;
    const zoom = Math.min(map.getZoom() - 1, deepest);
    const size = block * 2 ** (map.getZoom() - 1 - zoom);
    const { min, max } = map.getPixelBounds();
    const addresses = [];
    for (let x = Math.floor(min.x / size); x <= Math.floor(max.x / size); x++) {
      for (let y = Math.floor(min.y / size); y <= Math.floor(max.y / size); y++) {
        const address = new URL(box.dataset.pins, location.href);
        address.searchParams.set('ausschnitt', `${zoom}/${x}/${y}`);
        addresses.push(address.href);
      }
    }
    const parts = await Promise.all(addresses.map(load)).catch(() => null);
    if (own !== turn) {
      return;
    }
    if (!parts) {
      say('Die Hinweise ließen sich nicht laden. Die Liste darunter ist vollständig.');
      return;
    }
    layer.clearLayers();
    const features = parts.flatMap(part => part.features);
    if (!made.isFitted && features.length > 0) {
      made.isFitted = true;
      const points = features.map(({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]]);
      map.fitBounds(points, { padding: [48, 48], maxZoom: 13, animate: false });
      return;
    }
    for (const feature of features) {
      layer.addLayer(markerOf(feature, map));
    }
    if (!made.isFitted && !box.dataset.tiles) {
      // Without shapes, pins and tiles an empty plane says nothing.
      box.hidden = true;
      return;
    }
    const sum = features.reduce((all, feature) => all + (feature.properties.count ?? 1), 0);
    say(sum === 1 ? '1 Hinweis im Ausschnitt.' : `${sum} Hinweise im Ausschnitt.`);
  }
  map.on('moveend', show);
  show();
}

function choosePoint({ box, map, say }) {
  const field = document.getElementById(box.dataset.field);
  const icon = L.divIcon({ className: 'map__dot', iconSize: [24, 24] });
  let marker;
  const choose = ({ lat, lng }, told) => {
    field.value = `${lat.toFixed(6)}, ${lng.toFixed(6)}`;
    marker ??= L.marker([lat, lng], { icon, title: 'Ihr Punkt', interactive: false, keyboard: false }).addTo(map);
    marker.setLatLng([lat, lng]);
    say(told ?? `Gewählt: ${field.value}`);
  };
  map.on('click', event => choose(event.latlng));
  const typed = field.value.match(/^\s*(-?[\d.]+)\s*[,;\s]\s*(-?[\d.]+)\s*$/);
  if (typed) {
    choose({ lat: Number(typed[1]), lng: Number(typed[2]) });
    map.setView([Number(typed[1]), Number(typed[2])], 15, { animate: false });
  }
  const act = actsOf(box);
  act('Mitte der Karte wählen', () => choose(map.getCenter()));
  offerOwnPlace({ map, say }, act, choose);
  takePlaces(box, map, choose);
}

// What is found elsewhere on the page: a street.
export function takePlaces(box, map, choose) {
  box.addEventListener('place', event => {
    event.preventDefault();
    map.setView(event.detail, 17, { animate: false });
    choose(event.detail);
  });
}

// Buttons under the map; each is hidden and shown by what it returns.
export function actsOf(box) {
  const row = document.createElement('p');
  row.className = 'btns';
  box.append(row);
  return (text, run) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'kern-btn kern-btn--secondary';
    const label = document.createElement('span');
    label.className = 'kern-label';
    label.textContent = text;
    button.append(label);
    button.addEventListener('click', run);
    row.append(button);
    return button;
  };
}

export function offerOwnPlace({ map, say }, act, choose) {
  if (!navigator.geolocation) {
    return;
  }
  act('Meinen Standort verwenden', () => {
    say('Der Standort wird bestimmt …');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = { lat: coords.latitude, lng: coords.longitude };
        map.setView(at, 16, { animate: !isStill });
        choose(at);
      },
      () => say('Der Standort ließ sich nicht bestimmen. Wählen Sie den Punkt auf der Karte oder einen Ort aus der Liste.'),
      { enableHighAccuracy: true, timeout: 10000 },
    );
  });
}
