// The browser hands a passkey's answer to scripts alone: this one asks for the options, lets the person confirm, puts the answer into the form and sends it.
const decode = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));
const encode = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const named = list => list?.map(one => ({ ...one, id: decode(one.id) }));

async function create(options) {
  const publicKey = { ...options, challenge: decode(options.challenge), user: { ...options.user, id: decode(options.user.id) }, excludeCredentials: named(options.excludeCredentials) };
  const { response, ...credential } = parts(await navigator.credentials.create({ publicKey }));
  return { ...credential, response: { clientDataJSON: encode(response.clientDataJSON), attestationObject: encode(response.attestationObject), transports: response.getTransports?.() ?? [] } };
}

async function get(options) {
  const publicKey = { ...options, challenge: decode(options.challenge), allowCredentials: named(options.allowCredentials) };
  const { response, ...credential } = parts(await navigator.credentials.get({ publicKey }));
  return {
    ...credential,
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      authenticatorData: encode(response.authenticatorData),
      signature: encode(response.signature),
      userHandle: response.userHandle ? encode(response.userHandle) : null,
    },
  };
}

// Not toJSON: some password stores put objects of their own here, without it.
const parts = credential => ({
  id: credential.id,
  rawId: encode(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? null,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: credential.response,
});

async function use(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (answer.status === 401) {
    // Signed out meanwhile: the page itself leads to the sign-in and back.
    location.reload();
    return;
  }

  if (answer.redirected) {
    // Signed in too long ago.
    location.assign(answer.url);
    return;
  }

  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }

  const options = await answer.json();
  form.elements.credential.value = JSON.stringify(await (form.dataset.passkey === 'create' ? create(options) : get(options)));
  form.submit();
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  const button = form.querySelector('button');
  const says = form.querySelectorAll('[data-says]');
  const say = name => says.forEach(one => (one.hidden = one.dataset.says !== name));
  form.hidden = false;
  document.querySelectorAll('[data-without-passkeys]').forEach(one => (one.hidden = true));
  if (button.type === 'button') {
    button.addEventListener('click', () => form.requestSubmit());
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    say('');
    button.disabled = true;
    try {
      await use(form);
    } catch (error) {
      say({ NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known' }[error.name] ?? 'failed');
    } finally {
      button.disabled = false;
    }
  });
}
