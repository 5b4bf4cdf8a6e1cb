// The browser's colour picker beside the field; without this script the field alone does it.
const field = document.getElementById('colour');
const picker = document.getElementById('farbwahl');
document.getElementById('waehler').hidden = false;
picker.addEventListener('input', () => { field.value = picker.value; });
field.addEventListener('input', () => {
  if (/^#[0-9a-f]{6}$/i.test(field.value)) {
    picker.value = field.value;
  }
});
