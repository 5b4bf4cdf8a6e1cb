// The tree by keyboard and by mouse. Every act is a form that also stands on the page: this only sends it from elsewhere.
const rows = [...document.querySelectorAll('.tree__row')];
const form = document.getElementById('baum-schritt');
const isShown = row => row.offsetParent !== null;
const steps = { ArrowUp: 'hoch', ArrowDown: 'runter', ArrowRight: 'rein', ArrowLeft: 'raus' };

function send(row, handler, values) {
  form.action = `${form.dataset.url}?handler=${handler}&element=${encodeURIComponent(row.dataset.key)}`;
  for (const input of form.querySelectorAll('input[type=hidden]')) {
    if (['schritt', 'ziel', 'title'].includes(input.name)) {
      input.value = values[input.name] ?? '';
    }
  }

  form.submit();
}

// One stop for the Tab key: the row that was chosen, or the first.
function stopAt(row) {
  for (const each of rows) {
    each.tabIndex = each === row ? 0 : -1;
  }
}

function go(row) {
  if (row) {
    stopAt(row);
    row.focus();
  }
}

function rename(row) {
  const title = row.querySelector('.tree__title');
  const input = document.createElement('input');
  input.value = title.textContent;
  input.className = 'compact';
  input.maxLength = 400;
  input.setAttribute('aria-label', `Neuer Titel: ${title.textContent}`);
  row.hidden = true;
  row.after(input);
  input.focus();
  input.select();
  const close = () => {
    input.remove();
    row.hidden = false;
  };
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      send(row, 'Rename', { title: input.value });
    } else if (event.key === 'Escape') {
      input.value = before;
      close();
      row.focus();
    }
  });
  const before = input.value;
  input.addEventListener('blur', () => {
    // What was typed counts, as it does in a file manager.
    if (input.isConnected && input.value.trim() !== '' && input.value !== before) {
      send(row, 'Rename', { title: input.value });
    } else {
      setTimeout(close, 200);
    }
  });
}

const related = {
  ArrowDown: row => rows.slice(rows.indexOf(row) + 1).find(isShown),
  ArrowUp: row => rows.slice(0, rows.indexOf(row)).reverse().find(isShown),
  ArrowLeft: row => row.closest('ol').parentElement.closest('li')?.querySelector('.tree__row'),
  ArrowRight: row => row.parentElement.querySelector('.tree .tree__row'),
  Home: () => rows[0],
  End: () => rows[rows.length - 1],
};

function onKey(event) {
  const row = event.currentTarget;
  if (event.ctrlKey || event.metaKey || event.shiftKey !== event.altKey) {
    return;
  }

  // As in Word's outline; Alt and an arrow alone belong to the browser.
  if (event.altKey) {
    if (steps[event.key]) {
      event.preventDefault();
      send(row, 'Move', { schritt: steps[event.key] });
    }
  } else if (related[event.key]) {
    event.preventDefault();
    go(related[event.key](row));
  } else if (event.key === 'F2') {
    event.preventDefault();
    rename(row);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    location.href = row.dataset.edit;
  } else if (event.key === ' ') {
    event.preventDefault();
    row.click();
  } else if (event.key === 'Delete') {
    event.preventDefault();
    location.href = `${row.dataset.edit}/loeschen`;
  }
}

// Upper third: before it; lower third: after it; between: below it.
function placeOf(event) {
  const box = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  return part < 1 / 3 ? 'vor' : part > 2 / 3 ? 'nach' : 'unter';
}

let dragged;
const clear = () => rows.forEach(row => row.removeAttribute('data-drop'));

if (form && rows.length > 0) {
  document.documentElement.classList.add('has-script');
  for (const row of rows) {
    row.addEventListener('keydown', onKey);
    row.addEventListener('focus', () => stopAt(row));
    row.draggable = true;
    row.addEventListener('dragstart', event => {
      dragged = row;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.dataset.key);
    });
    row.addEventListener('dragend', () => {
      dragged = undefined;
      clear();
    });
    row.addEventListener('dragover', event => {
      if (dragged && dragged !== row && !dragged.parentElement.contains(row)) {
        event.preventDefault();
        clear();
        row.dataset.drop = placeOf(event);
      }
    });
    row.addEventListener('drop', event => {
      event.preventDefault();
      if (dragged && dragged !== row) {
        send(dragged, 'Move', { schritt: placeOf(event), ziel: row.dataset.key });
      }
    });
  }

  const chosen = rows.find(row => row.hasAttribute('aria-current'));
  stopAt(chosen ?? rows[0]);
  if (chosen && !document.querySelector('[autofocus]')) {
    chosen.focus();
  }
}
