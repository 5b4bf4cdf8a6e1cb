// Says how many points are left while they are given out. Without it the server counts them when the form is sent.
const left = document.querySelector('#rest');
const form = left?.closest('form');
const all = Number(left?.dataset.points);

function count() {
  const given = [...form.querySelectorAll('.ballot input')].reduce((sum, field) => sum + (/^\d+$/.test(field.value.trim()) ? Number(field.value) : 0), 0);
  const rest = all - given;
  const points = n => (n === 1 ? '1 Punkt' : `${n} Punkte`);
  left.textContent = rest < 0 ? `${points(-rest)} zu viel: Nehmen Sie etwas zurück.` : rest === 0 ? 'Alle Punkte sind vergeben.' : `Noch ${points(rest)} zu vergeben.`;
  left.hidden = false;
}

if (left) {
  form.addEventListener('input', count);
  count();
}
