// Maps beside a list that says the same. The city's own shapes come from this server; pictures of its map server come when "Karte laden" is pressed.
const L = window.L;
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
const ground = { minZoom: 6, maxZoom: 18 };

const made = (name, text, className) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
};

// Only addresses of this city, whatever a file says.
const linkTo = (text, url) => {
  const link = made('a', text);
  link.href = /^\/(?!\/)/.test(url ?? '') ? url : '#';
  return link;
};

function describe({ name, kind, url, count, elements }) {
  const box = made('div', '', 'map__card');
  const title = made('p', '', 'strong');
  title.append(linkTo(name, url));
  box.append(title, made('p', kind, 'small muted'));
  if (elements?.length) {
    const list = document.createElement('ul');
    for (const element of elements) {
      const item = document.createElement('li');
      item.append(linkTo(element.title, element.url));
      list.append(item);
    }
    box.append(list);
  }
  if (count > (elements?.length ?? 0)) {
    box.append(linkTo(`Alle ${count} Stellen im Plan`, url));
  }
  return box;
}

function start(box) {
  const plane = box.querySelector('.map__ground');
  box.hidden = false;
  const map = L.map(plane, {
    ...ground,
    // One finger scrolls the page, not the map; two move the map.
    dragging: !matchMedia('(pointer: coarse)').matches,
    scrollWheelZoom: false,
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    markerZoomAnimation: !isStill,
    inertia: !isStill,
    zoomControl: false,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: 'Vergrößern', zoomOutTitle: 'Verkleinern' }).addTo(map);
  map.on('popupopen', ({ popup }) => {
    const card = popup.getElement();
    card.querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', 'Schließen');
    // Leaflet listens only while the plane itself has the focus.
    card.addEventListener('keydown', event => event.key === 'Escape' && map.closePopup());
  });
  map.setView([51.2, 10.4], 6, { animate: false });
  return { box, plane, map, say: text => { box.querySelector('.map__said').textContent = text; } };
}

function offerTiles({ box, map }) {
  const offer = box.querySelector('.map__load');
  offer?.querySelector('button').addEventListener('click', () => {
    const words = document.createElement('span');
    words.textContent = box.dataset.attribution;
    L.tileLayer(box.dataset.tiles, { ...ground, attribution: words.innerHTML, referrerPolicy: 'no-referrer' }).addTo(map);
    offer.remove();
    map.getContainer().focus({ preventScroll: true });
  });
}

async function drawShapes(begun, isMain) {
  const { box, map, say } = begun;
  const answer = await fetch(box.dataset.shapes);
  if (!answer.ok) {
    say('Die Umrisse ließen sich nicht laden. Die Liste darunter ist vollständig.');
    return;
  }
  const layers = new Map();
  const all = L.geoJSON(await answer.json(), {
    interactive: isMain,
    // A way has no inside.
    style: feature => ({ className: feature.geometry.type.endsWith('LineString') ? 'map__shape map__line' : 'map__shape', weight: 2 }),
    pointToLayer: (feature, at) =>
      L.marker(at, { icon: L.divIcon({ className: 'map__dot', iconSize: [24, 24] }), title: feature.properties.name, alt: feature.properties.name, interactive: isMain, keyboard: isMain }),
    onEachFeature: (feature, layer) => {
      layers.set(feature.id, layer);
      if (isMain) {
        layer.bindPopup(() => describe(feature.properties), { autoPanPadding: [24, 24] });
        layer.bindTooltip(() => made('span', feature.properties.name), { sticky: true });
      }
    },
  }).addTo(map);
  const bounds = all.getBounds();
  if (bounds.isValid()) {
    map.fitBounds(bounds, { padding: [16, 16], animate: false });
    begun.isFitted = true;
  } else if (!box.dataset.tiles && !box.dataset.pins && !box.dataset.drawn) {
    // An empty plane says nothing.
    box.hidden = true;
  }
  if (isMain) {
    offerPlaces(map, layers);
  }
}

// The list leads to the map and back: what opens there takes the focus, what closes gives it back.
function offerPlaces(map, layers) {
  for (const row of document.querySelectorAll('[data-place]')) {
    const layer = layers.get(row.dataset.place);
    if (!layer) {
      continue;
    }
    const button = made('button', 'Auf der Karte zeigen', 'map__show');
    button.type = 'button';
    button.setAttribute('aria-label', `Auf der Karte zeigen: ${row.dataset.name}`);
    button.addEventListener('click', () => {
      if (layer.getBounds) {
        map.fitBounds(layer.getBounds(), { padding: [48, 48], maxZoom: 15, animate: !isStill });
      } else {
        map.setView(layer.getLatLng(), 15, { animate: !isStill });
      }
      layer.openPopup();
      map.getContainer().scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
      layer.getPopup().getElement()?.querySelector('a')?.focus({ preventScroll: true });
      layer.once('popupclose', () => button.focus());
    });
    row.querySelector('.row__main').append(button);
  }
}

for (const box of document.querySelectorAll('.map')) {
  const begun = start(box);
  offerTiles(begun);
  const drawn = box.dataset.shapes ? drawShapes(begun, !box.dataset.pins && !box.dataset.drawn && !box.dataset.field) : Promise.resolve();
  if (box.dataset.pins || box.dataset.drawn || box.dataset.field) {
    drawn.then(async () => (await import('./pins.js')).add(begun));
  }
}
