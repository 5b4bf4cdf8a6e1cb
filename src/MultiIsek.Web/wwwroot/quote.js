// Who marks words of a paragraph, by mouse, finger or keyboard, is offered to comment on just these. Without a script the form has a field for them.
const shortest = 3;
const longest = 500;
const offer = document.createElement('a');
offer.className = 'kern-btn kern-btn--primary quote-offer';
offer.rel = 'nofollow';
offer.hidden = true;
const label = document.createElement('span');
label.className = 'kern-label';
label.textContent = 'Diese Wörter kommentieren';
offer.append(label);
document.querySelector('main').append(offer);

const elementOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

function look() {
  const selection = document.getSelection();
  const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
  const paragraph = selection?.rangeCount ? elementOf(selection.getRangeAt(0).commonAncestorContainer)?.closest('.para') : null;
  const form = paragraph?.querySelector('a[data-comment="True"]');
  const isOwn = selection?.rangeCount && !elementOf(selection.getRangeAt(0).startContainer).closest('.para__acts') && !elementOf(selection.getRangeAt(0).endContainer).closest('.para__acts');
  if (!form || !isOwn || words.length < shortest || words.length > longest) {
    offer.hidden = true;
    return;
  }

  offer.href = `${form.getAttribute('href')}&zitat=${encodeURIComponent(words)}`;
  offer.hidden = false;
}

let wait;
document.addEventListener('selectionchange', () => {
  clearTimeout(wait);
  wait = setTimeout(look, 250);
});
