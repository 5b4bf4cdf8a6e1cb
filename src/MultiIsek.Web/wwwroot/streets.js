// Looks for a street without sending the form. Without it the form does the same.
function begin(box) {
  const field = document.getElementById(box.dataset.field);
  const list = document.getElementById(box.dataset.hits);
  let turn = 0;

  function choose({ label, latitude, longitude }) {
    const note = box.dataset.note ? document.getElementById(box.dataset.note) : null;
    if (note && !note.value.trim()) {
      note.value = label;
    }
    field.value = label;
    const map = document.querySelector(`.map[data-field="${box.dataset.into}"]`);
    const isTaken = map && !map.dispatchEvent(new CustomEvent('place', { detail: { lat: latitude, lng: longitude }, cancelable: true }));
    if (!isTaken) {
      document.getElementById(box.dataset.into).value = `${latitude}, ${longitude}`;
    }
    say(`Gewählt: ${label}`);
    field.focus();
  }

  function say(text) {
    const word = document.createElement('p');
    word.className = 'small muted';
    word.textContent = text;
    list.replaceChildren(word);
  }

  async function find() {
    const own = ++turn;
    const typed = field.value.trim();
    if (typed.length < 2) {
      list.replaceChildren();
      return;
    }
    const answer = await fetch(`/strassen.json?q=${encodeURIComponent(typed.slice(0, 100))}`).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    if (own !== turn) {
      return;
    }
    if (!found) {
      say('Die Suche antwortet gerade nicht. Wählen Sie den Punkt auf der Karte oder nennen Sie ihn auf einem anderen Weg.');
      return;
    }
    say(found.length === 0 ? `Zu „${typed}“ steht nichts im Straßenverzeichnis.` : found.length === 1 ? '1 Treffer.' : `${found.length} Treffer.`);
    for (const street of found) {
      const row = document.createElement('p');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'map__show';
      button.textContent = street.label;
      button.addEventListener('click', () => choose(street));
      row.append(button);
      list.append(row);
    }
  }

  let wait;
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(find, 250);
  });
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      find();
    }
  });
  box.querySelector('button[name=find]').addEventListener('click', event => {
    event.preventDefault();
    find();
  });
}

for (const box of document.querySelectorAll('.streets')) {
  begin(box);
}
