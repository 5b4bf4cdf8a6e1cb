// Solves the small task that a form for guests carries, with Altcha's worker, while somebody types. Whatever goes wrong, the form is sent without a solution:
// the server then decides as it does for people without scripts.
const longest = 30_000;

// So long somebody who has pressed the button waits for it.
const patience = 8_000;

function solve(field) {
  return new Promise(resolve => {
    let worker;
    const end = counter => {
      worker?.terminate();
      resolve(counter);
    };
    try {
      worker = new Worker('/lib/altcha.pbkdf2.js');
      worker.onmessage = ({ data }) => end(data?.counter);
      worker.onerror = () => end();
      worker.postMessage({ type: 'work', challenge: { parameters: JSON.parse(field.dataset.parameters) }, timeout: longest });
      setTimeout(end, longest);
    } catch {
      end();
    }
  });
}

for (const field of document.querySelectorAll('input[name="proof"][data-seal]')) {
  const form = field.form;
  const status = field.nextElementSibling;
  let work;
  let isSending = false;
  const begin = () => {
    work ??= solve(field).then(counter => {
      field.value = counter === undefined ? '' : `${counter}.${field.dataset.seal}`;
    });
    return work;
  };

  form.addEventListener('focusin', begin);
  form.addEventListener('input', begin);
  form.addEventListener('submit', async event => {
    if (isSending) {
      // Pressed again while it is on its way: a solution is good for one form.
      event.preventDefault();
      return;
    }

    isSending = true;
    if (field.value) {
      return;
    }

    event.preventDefault();
    const { submitter } = event;
    status.textContent = 'Einen Moment, das Formular wird gleich gesendet.';
    await Promise.race([begin(), new Promise(resolve => setTimeout(resolve, patience))]);
    status.textContent = '';
    isSending = false;
    field.value ||= 'none';
    form.requestSubmit(submitter);
  });
  // Back from the next page the form is as it was.
  addEventListener('pageshow', ({ persisted }) => {
    isSending = isSending && !persisted;
  });
}
