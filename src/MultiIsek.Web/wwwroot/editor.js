// Makes the form of an element smoother: a toolbar for Markdown, a preview without leaving, and a draft every few seconds. All of it also goes by buttons.
const form = document.getElementById('element');
const note = document.getElementById('gemerkt');
const pause = 4000;

const marks = [
  ['Fett', 'F', area => around(area, '**', '**', 'fett')],
  ['Kursiv', 'K', area => around(area, '*', '*', 'kursiv')],
  ['Überschrift', 'Ü', area => ahead(area, '### ')],
  ['Liste', '•', area => ahead(area, '- ')],
  ['Link', '↗', area => around(area, '[', '](https://)', 'Wort')],
  ['Zitat', '„“', area => ahead(area, '> ')],
];

function replace(area, from, to, text, first, last) {
  area.setRangeText(text, from, to, 'end');
  area.setSelectionRange(first, last);
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function around(area, before, after, word) {
  const { selectionStart: from, selectionEnd: to } = area;
  const text = area.value.slice(from, to) || word;
  replace(area, from, to, before + text + after, from + before.length, from + before.length + text.length);
}

function ahead(area, sign) {
  const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const to = area.selectionEnd;
  const text = area.value.slice(from, to).split('\n').map(line => sign + line).join('\n');
  replace(area, from, to, text, from + text.length, from + text.length);
}

function addToolbar(box) {
  const area = box.querySelector('textarea');
  const bar = document.createElement('div');
  bar.className = 'marks';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', `Auszeichnen: ${box.querySelector('label').textContent}`);
  for (const [name, sign, act] of marks) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.title = name;
    button.setAttribute('aria-label', name);
    button.tabIndex = bar.childElementCount === 0 ? 0 : -1;
    button.addEventListener('click', () => act(area));
    bar.append(button);
  }

  bar.addEventListener('keydown', event => {
    const buttons = [...bar.children];
    const at = buttons.indexOf(document.activeElement) + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0);
    if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && buttons[at]) {
      event.preventDefault();
      buttons.forEach((button, i) => { button.tabIndex = i === at ? 0 : -1; });
      buttons[at].focus();
    }
  });
  area.before(bar);
  area.addEventListener('keydown', event => {
    const mark = event.ctrlKey && !event.altKey ? { b: 0, i: 1, k: 4 }[event.key] : undefined;
    if (mark !== undefined) {
      event.preventDefault();
      marks[mark][2](area);
    }
  });
}

// A browser takes only small bodies along when the page goes.
const lastMax = 60000;

function post(handler, accept, options = {}) {
  const body = new URLSearchParams(new FormData(form));
  return fetch(`${form.dataset.url}?handler=${handler}`, { method: 'POST', headers: { Accept: accept }, body, keepalive: body.toString().length < lastMax, ...options });
}

let timer;
let kept;
let isSending = false;
let running = Promise.resolve();
let stop = new AbortController();
const typed = () => {
  const values = new URLSearchParams(new FormData(form));
  values.delete('form');
  return values.toString();
};

// One after the other: an older draft never comes after a newer one.
function keep() {
  timer = undefined;
  running = running.then(keepNow);
}

function keepSoon() {
  timer ??= setTimeout(keep, pause);
}

async function keepNow() {
  if (isSending || typed() === kept) {
    return;
  }

  const sent = typed();
  try {
    const answer = await post('Draft', 'text/plain', { signal: stop.signal });
    note.textContent = answer.ok ? await answer.text() : 'Der Entwurf wurde nicht gemerkt. Bitte speichern Sie.';
    kept = answer.ok ? sent : kept;
  } catch {
    if (!isSending) {
      note.textContent = 'Keine Verbindung: Der Entwurf wird gemerkt, sobald sie wieder da ist.';
      keepSoon();
    }
  }
}

async function preview(event) {
  event.preventDefault();
  const place = document.getElementById('vorschau-platz');
  try {
    const page = new DOMParser().parseFromString(await (await post('Preview', 'text/html')).text(), 'text/html');
    place.replaceChildren(...page.getElementById('vorschau-platz').childNodes);
    place.firstElementChild.scrollIntoView();
    place.firstElementChild.focus();
  } catch {
    note.textContent = 'Die Vorschau kam nicht an. Bitte versuchen Sie es noch einmal.';
  }
}

if (form) {
  document.querySelectorAll('[data-markdown]').forEach(addToolbar);
  // A form that came back with faults was stored nowhere yet.
  if (form.dataset.keep === 'now') {
    keepSoon();
  } else {
    kept = typed();
  }

  // Beside a draft that is not shown, nothing may take its place.
  if (form.dataset.keep !== 'no') {
    form.addEventListener('input', keepSoon);
  }

  form.addEventListener('submit', () => {
    isSending = true;
    clearTimeout(timer);
    timer = undefined;
    stop.abort();
  });
  // Back out of the browser's history, the page goes on where it was.
  addEventListener('pageshow', event => {
    if (event.persisted) {
      isSending = false;
      stop = new AbortController();
    }
  });
  form.querySelector('[data-preview]').addEventListener('click', preview);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && form.dataset.keep !== 'no') {
      keep();
    }
  });
}
