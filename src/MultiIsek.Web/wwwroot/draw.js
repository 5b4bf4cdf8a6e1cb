// Draws a point, a line or an area for a form. The field with one place a line is the truth: what is typed there is drawn, what is drawn is typed there.
import { actsOf, offerOwnPlace, takePlaces } from './pins.js';

const L = window.L;
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
const most = 200;
const least = { Point: 1, LineString: 2, Polygon: 3 };

export function draw({ box, map, say }) {
  const field = document.getElementById(box.dataset.field);
  const choices = [...field.form.querySelectorAll(`input[name="${box.dataset.choice}"]`)];
  const layer = L.layerGroup().addTo(map);
  const dot = L.divIcon({ className: 'map__dot map__dot--small', iconSize: [16, 16] });
  let points = [];
  let isDone = false;

  const kind = () => choices.find(choice => choice.checked)?.value ?? 'Point';

  function read() {
    const lines = field.value.split('\n').filter(line => line.trim());
    const found = lines.map(line => line.match(/^\s*(\d{1,2}(?:[.,]\d+)?)\s*°?\s*[,;\s]\s*(\d{1,3}(?:[.,]\d+)?)\s*°?\s*$/)).filter(Boolean);
    points = found.map(([, lat, lng]) => L.latLng(Number(lat.replace(',', '.')), Number(lng.replace(',', '.'))));
  }

  function paint() {
    layer.clearLayers();
    if (kind() === 'Polygon' && points.length > 2) {
      L.polygon(points, { className: 'map__drawn', weight: 3, interactive: false }).addTo(layer);
    } else if (kind() !== 'Point' && points.length > 1) {
      L.polyline(points, { className: 'map__drawn map__drawn--line', weight: 4, interactive: false }).addTo(layer);
    }
    for (const at of points) {
      L.marker(at, { icon: dot, interactive: false, keyboard: false }).addTo(layer);
    }
    const isShape = kind() !== 'Point';
    remove.hidden = points.length === 0;
    remove.querySelector('span').textContent = isShape ? 'Letzten Punkt entfernen' : 'Punkt entfernen';
    finish.hidden = !isShape || points.length < least[kind()];
    finish.querySelector('span').textContent = isDone ? 'Weiter zeichnen' : 'Fertig';
  }

  function tell() {
    const missing = least[kind()] - points.length;
    const count = points.length === 1 ? '1 Punkt' : `${points.length} Punkte`;
    if (kind() === 'Point') {
      say(points.length === 0 ? 'Noch kein Punkt gewählt.' : `Gewählt: ${field.value}`);
    } else if (missing > 0) {
      say(`${count}. Es ${missing === 1 ? 'fehlt noch ein Punkt' : `fehlen noch ${missing} Punkte`} für eine ${kind() === 'Polygon' ? 'Fläche' : 'Linie'}.`);
    } else {
      say(isDone ? `Fertig gezeichnet: ${count}.` : `${count}. „Fertig“ beendet das Zeichnen.`);
    }
  }

  function keep() {
    field.value = points.map(({ lat, lng }) => `${lat.toFixed(6)}, ${lng.toFixed(6)}`).join('\n');
    paint();
    tell();
  }

  function place({ lat, lng }) {
    const at = L.latLng(Number(lat.toFixed(6)), Number(lng.toFixed(6)));
    if (kind() === 'Point') {
      points = [at];
    } else if (isDone) {
      say('Sie sind fertig. „Weiter zeichnen“ nimmt neue Punkte an.');
      return;
    } else if (points.length >= most) {
      say(`Mehr als ${most} Punkte sind nicht möglich.`);
      return;
    } else if (!points.at(-1)?.equals(at, 0)) {
      points.push(at);
    }
    keep();
  }

  const act = actsOf(box);
  act('Punkt in der Mitte der Karte setzen', () => place(map.getCenter()));
  const remove = act('Punkt entfernen', () => {
    points.pop();
    isDone = false;
    keep();
    // The button that had the focus may be gone.
    if (remove.hidden) {
      map.getContainer().focus({ preventScroll: true });
    }
  });
  const finish = act('Fertig', () => {
    isDone = !isDone;
    if (isDone) {
      map.fitBounds(L.latLngBounds(points), { padding: [32, 32], maxZoom: 17, animate: !isStill });
    }
    keep();
  });
  offerOwnPlace({ map, say }, act, place);
  takePlaces(box, map, place);

  // Two quick taps are two points, not a wish to come nearer.
  map.doubleClickZoom.disable();
  map.on('click', event => place(event.latlng));
  const cross = document.createElement('span');
  cross.className = 'map__cross';
  cross.setAttribute('aria-hidden', 'true');
  map.getContainer().append(cross);
  for (const choice of choices) {
    choice.addEventListener('change', () => {
      isDone = false;
      points = kind() === 'Point' ? points.slice(-1) : points;
      keep();
    });
  }
  field.addEventListener('input', () => {
    isDone = false;
    read();
    paint();
    tell();
  });
  read();
  paint();
  if (points.length > 0) {
    map.fitBounds(L.latLngBounds(points), { padding: [48, 48], maxZoom: 15, animate: false });
    tell();
  }
}
