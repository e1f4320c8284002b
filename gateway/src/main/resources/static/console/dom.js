// Elements, and values as people read them. Text only ever becomes text nodes: nothing here parses HTML.

/** An element; props starting with "on" are listeners, the others properties or attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key in node && !key.includes('-')) node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

let fields = 0;

/** A labelled control: the label is tied to the control by its id. */
export function field(label, control, hint) {
  control.id ||= `f${++fields}`;
  const parts = [el('label', { htmlFor: control.id }, label), control];
  if (hint) {
    const id = `${control.id}-hint`;
    control.setAttribute('aria-describedby', id);
    parts.push(el('p', { className: 'hint', id }, hint));
  }
  return el('div', { className: 'field' }, parts);
}

export function select(options, chosen, props = {}) {
  const node = el('select', props, options.map(([value, label]) => el('option', { value }, label)));
  node.value = chosen;
  return node;
}

/** A table with column headings; numeric columns are aligned right. */
export function table(caption, columns, rows) {
  return el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': caption },
    el('table', {},
      el('thead', {}, el('tr', {}, columns.map((column) =>
        el('th', { scope: 'col', className: column.number ? 'number' : '' }, column.label)))),
      el('tbody', {}, rows.map((row) => el('tr', {}, columns.map((column) =>
        el('td', { className: column.number ? 'number' : '' }, column.text(row))))))));
}

/** Asks before something that cannot be taken back; resolves to true or false. */
export function ask(question, detail, action) {
  return new Promise((resolve) => {
    const dialog = el('dialog', { 'aria-labelledby': 'ask-title' },
      el('h2', { id: 'ask-title' }, question),
      el('p', {}, detail),
      el('form', { method: 'dialog', className: 'actions end' },
        el('button', { value: 'no', className: 'quiet' }, 'Not now'),
        el('button', { value: 'yes' }, action)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const numbers = new Intl.NumberFormat('en');
const amounts = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const moments = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const count = (value) => numbers.format(value ?? 0);
export const money = (value) => amounts.format(value ?? 0);
export const day = (value) => (value ? days.format(new Date(value)) : '–');
export const moment = (value) => (value ? moments.format(new Date(value)) : '–');
export const many = (value, one, more = `${one}s`) => `${count(value)} ${value === 1 ? one : more}`;
