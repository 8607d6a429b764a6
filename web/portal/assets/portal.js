// Only adds: counts characters, moves the focus to what must be corrected, prints. Every page works without it.
for (const area of document.querySelectorAll('textarea[data-count]')) {
  const max = Number(area.dataset.count);
  const note = document.createElement('p');
  note.className = 'hint';
  note.setAttribute('aria-live', 'polite');
  area.after(note);
  const show = () => {
    const length = [...area.value].length;
    note.textContent = length > max ? `写了${length}字，请删去${length - max}字` : `写了${length}字，还可以写${max - length}字`;
  };
  area.addEventListener('input', show);
  show();
}
for (const place of document.querySelectorAll('[data-print]')) {
  const button = document.createElement('button');
  button.className = 'quiet';
  button.textContent = place.dataset.print;
  button.addEventListener('click', () => window.print());
  place.replaceChildren(button);
}
document.getElementById('errors')?.focus();
