// A large file in parts (tus 1.0): after an interruption, or on the page opened anew, it goes on where it stopped. The server keeps the parts for a day.
const part = 4_000_000;
const waits = [1, 2, 5, 10, 20, 30];
const common = { 'Tus-Resumable': '1.0.0' };

export const isLarge = file => file.size > part;

const nameOf = file => `upload ${file.name} ${file.size} ${file.lastModified}`;

// A browser that keeps nothing sends from the beginning.
function recall(file) {
  try {
    return localStorage.getItem(nameOf(file));
  } catch {
    return null;
  }
}

function remember(file, url) {
  try {
    if (url) {
      localStorage.setItem(nameOf(file), url);
    } else {
      localStorage.removeItem(nameOf(file));
    }
  } catch {
    // As above.
  }
}

const metadata = file => `filename ${btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))}`;

async function begin(file, address) {
  const answer = await fetch(address, { method: 'POST', headers: { ...common, 'Upload-Length': file.size, 'Upload-Metadata': metadata(file) } });
  if (answer.status !== 201) {
    const said = answer.headers.get('Content-Type')?.startsWith('application/json') ? await answer.json() : {};
    throw new Refused(said.error ?? (answer.status === 401 || answer.redirected ? 'Sie sind abgemeldet. Melden Sie sich an und wählen Sie die Datei noch einmal.' : 'Nicht angekommen. Bitte versuchen Sie es noch einmal.'));
  }

  return new URL(answer.headers.get('Location'), location.href).pathname;
}

class Refused extends Error {}

// How much has arrived; null where the server knows nothing of it any more.
async function arrived(url) {
  const answer = await fetch(url, { method: 'HEAD', headers: common });
  if (answer.status === 404) {
    return null;
  }

  if (answer.status !== 200 || answer.redirected) {
    throw new Error(`${answer.status}`);
  }

  return Number(answer.headers.get('Upload-Offset'));
}

function sendPart(file, url, from, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', url);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    request.setRequestHeader('Upload-Offset', from);
    request.setRequestHeader('Content-Type', 'application/offset+octet-stream');
    request.upload.addEventListener('progress', event => onSent(from + event.loaded));
    request.addEventListener('loadend', () => (request.status === 204 ? resolve(Number(request.getResponseHeader('Upload-Offset'))) : reject(new Error(`${request.status}`))));
    request.send(file.slice(from, from + part));
  });
}

// Answers { upload } with its number, or { error } that the server said, or nothing where it gave up.
export async function sendInParts(file, address, onSent, onWait) {
  let url = recall(file);
  for (let tries = 0; tries < waits.length; ) {
    try {
      let at = url ? await arrived(url) : null;
      if (at === null) {
        url = await begin(file, address);
        remember(file, url);
        at = 0;
      }

      onSent(at);
      while (at < file.size) {
        at = await sendPart(file, url, at, onSent);
        tries = 0;
      }

      remember(file, null);
      return { upload: url.split('/').pop() };
    } catch (error) {
      if (error instanceof Refused) {
        return { error: error.message };
      }

      onWait(waits[tries]);
      await new Promise(resolve => setTimeout(resolve, waits[tries] * 1000));
      tries += 1;
    }
  }

  return {};
}
