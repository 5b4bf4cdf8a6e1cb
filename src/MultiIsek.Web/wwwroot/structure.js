// Shows what the form would do while it is filled in. Without this script a button does the same.
const form = document.getElementById('struktur');
const place = document.getElementById('blick');
let timer;
let running;

async function look() {
  running?.abort();
  running = new AbortController();
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.dataset.url}?handler=Look`, { method: 'POST', headers: { Accept: 'text/html' }, body, signal: running.signal });
    if (!answer.ok) {
      return;
    }

    const html = await answer.text();
    const focused = document.activeElement?.id;
    const open = [...place.querySelectorAll('details')].map(d => d.open);
    place.innerHTML = html;
    place.querySelectorAll('details').forEach((d, i) => { d.open = open[i] ?? d.open; });
    if (focused && !document.activeElement?.id) {
      document.getElementById(focused)?.focus();
    }
  } catch (error) {
    if (error.name !== 'AbortError') {
      throw error;
    }
  }
}

form?.addEventListener('input', event => {
  // Whoever agrees changes nothing.
  if (event.target.name !== 'einverstanden') {
    clearTimeout(timer);
    timer = setTimeout(look, 400);
  }
});
