// Many files, one request each, with its progress; by drag and drop as well. Without a script the form sends them all at once.
import { isLarge, sendInParts } from './resume.js';

const form = document.querySelector('form[data-upload]');
const input = form?.querySelector('input[type=file]');
const list = document.getElementById('uploads');
const place = input?.closest('.upload');
const megabytes = bytes => `${(bytes / 1e6).toLocaleString('de-DE', { maximumFractionDigits: 1 })} MB`;

function line(file) {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = `${file.name}, ${megabytes(file.size)}`;
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', `Fortschritt: ${file.name}`);
  const state = document.createElement('span');
  state.className = 'muted';
  state.textContent = 'wartet';
  item.append(name, bar, state);
  list.append(item);
  return { item, bar, state };
}

function say(row, text, isBad) {
  row.bar.remove();
  row.state.className = isBad ? 'upload__bad' : 'strong';
  row.state.textContent = text;
}

function body(isOnly) {
  const data = new FormData(form);
  data.delete('files');
  if (!isOnly) {
    // Each document is called like its file.
    data.set('title', '');
  }

  return data;
}

function progress(row, sent, total) {
  row.bar.value = (sent / total) * 100;
  row.state.textContent = sent === total ? 'wird geprüft' : `${Math.round((sent / total) * 100)} %`;
}

// What is small goes in one piece; of what is large the parts go first, and then their number.
async function sendLarge(file, row, isOnly) {
  const { upload, error } = await sendInParts(file, form.dataset.parts, sent => progress(row, sent, file.size), wait => {
    row.state.textContent = `Verbindung unterbrochen, weiter in ${wait} Sekunden`;
  });
  if (!upload) {
    say(row, error ?? 'Unterbrochen. Wählen Sie dieselbe Datei noch einmal: Es geht weiter, wo es aufgehört hat.', true);
    return;
  }

  const data = body(isOnly);
  data.append('upload', upload);
  await send(data, row, form.dataset.whole);
}

function sendSmall(file, row, isOnly) {
  const data = body(isOnly);
  data.append('files', file, file.name);
  return send(data, row, form.dataset.upload);
}

function send(data, row, address) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) {
        progress(row, event.loaded, event.total);
      }
    });
    request.addEventListener('loadend', () => {
      const answer = request.response;
      if (request.status === 200 && answer?.url) {
        say(row, answer.note ? `angelegt, ${answer.note}` : 'angelegt', false);
        const link = document.createElement('a');
        link.href = answer.url;
        link.textContent = answer.title;
        row.item.firstChild.replaceChildren(link);
      } else if (request.status === 422 && answer?.error) {
        say(row, answer.error, true);
      } else if (request.status === 413) {
        say(row, `Die Datei ist zu groß: Erlaubt sind ${input.dataset.maxWords}.`, true);
      } else {
        say(row, 'Nicht angekommen. Bitte versuchen Sie es noch einmal.', true);
      }

      resolve(request.status === 200);
    });
    request.send(data);
  });
}

async function sendAll(files) {
  const rows = files.map(file => [file, line(file)]);
  const button = form.querySelector('button[type=submit]');
  button.disabled = true;
  for (const [file, row] of rows) {
    if (file.size > Number(input.dataset.max)) {
      say(row, `Die Datei ist zu groß: Erlaubt sind ${input.dataset.maxWords}.`, true);
    } else {
      await (isLarge(file) ? sendLarge : sendSmall)(file, row, files.length === 1);
    }
  }

  button.disabled = false;
  input.value = '';
}

if (form && input && list) {
  place.classList.add('upload--drop');
  const hint = document.createElement('p');
  hint.className = 'muted small';
  hint.textContent = 'Oder ziehen Sie Dateien hierher.';
  input.after(hint);
  // One small file goes with the form and its answer; several, or a large one, are sent one by one.
  form.addEventListener('submit', event => {
    if (input.files.length > 1 || (input.files.length === 1 && isLarge(input.files[0]))) {
      event.preventDefault();
      sendAll([...input.files]);
    }
  });
  for (const kind of ['dragover', 'dragenter']) {
    place.addEventListener(kind, event => {
      event.preventDefault();
      place.dataset.over = '';
    });
  }

  place.addEventListener('dragleave', () => delete place.dataset.over);
  place.addEventListener('drop', event => {
    event.preventDefault();
    delete place.dataset.over;
    input.files = event.dataTransfer.files;
    hint.textContent = `${input.files.length === 1 ? '1 Datei' : `${input.files.length} Dateien`} ausgewählt. Prüfen Sie die Angaben und wählen Sie dann „Hinzufügen“.`;
  });
}
