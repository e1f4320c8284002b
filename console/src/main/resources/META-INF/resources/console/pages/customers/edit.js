// Changes one customer: only what differs is sent.
import { call } from '../../base/api.js';
import { useAction } from '../../base/data.js';
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Act, Complaint, Dialog, Input } from '../../parts/form.js';

export function EditCustomer({ customer, path, changed }) {
  const [open, setOpen] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const close = () => setOpen(false);
  return html`
    <div class="actions"><button type="button" class="quiet" onClick=${() => setOpen(true)}>${t('edit.open')}</button>
      ${accepted && html`<span class="hint" role="status">${t('edit.accepted')}</span>`}</div>
    ${open && html`<${Form} ...${{ customer, path, close }} done=${() => { close(); setAccepted(true); setTimeout(changed, 1200); }} />`}`;
}

function Form({ customer, path, close, done }) {
  const [form, setForm] = useState(() => formOf(customer));
  const action = useAction();
  const set = (part) => setForm({ ...form, ...part });
  const change = changeOf(customer, form);
  const save = (event) => {
    event.preventDefault();
    action.run(async () => {
      await call('PATCH', path, { body: change });
      done();
    });
  };
  const setAttribute = (at, part) => set({ attributes: form.attributes.map((attribute, index) => (index === at ? { ...attribute, ...part } : attribute)) });
  return html`
    <${Dialog} title=${t('edit.title')} close=${close}>
      <form onSubmit=${save}>
        <${Input} label=${t('customers.name')} value=${form.name} change=${(name) => set({ name })} maxlength="200" required />
        <div class="pair">
          <${Input} label=${t('customers.email')} type="email" value=${form.email} change=${(email) => set({ email })} required />
          <${Input} label=${t('customers.phone')} type="tel" value=${form.phone} change=${(phone) => set({ phone })} maxlength="32" />
        </div>
        <${Input} label=${t('customers.tags')} hint=${t('edit.tagsHint')} value=${form.tags} change=${(tags) => set({ tags })} />
        <fieldset><legend>${t('edit.attributes')}</legend>
          ${form.attributes.map(({ key, value, known }, at) => html`
            <div class="pair">
              <input aria-label=${t('rule.key')} value=${key} disabled=${known} pattern="[a-z0-9_]{1,64}" title=${t('edit.keyHint')} onInput=${(event) => setAttribute(at, { key: event.currentTarget.value })} />
              <input aria-label=${t('edit.valueOf', { key })} value=${value} onInput=${(event) => setAttribute(at, { value: event.currentTarget.value })} />
            </div>`)}
          <button type="button" class="quiet" onClick=${() => set({ attributes: [...form.attributes, { key: '', value: '', known: false }] })}>${t('edit.addAttribute')}</button>
          <p class="hint">${t('edit.attributesHint')}</p>
        </fieldset>
        <${Complaint} error=${action.error} />
        <div class="actions end"><button type="button" class="quiet" onClick=${close}>${t('action.notNow')}</button>
          <button class="primary" disabled=${action.busy || !Object.keys(change).length}>${t('edit.save')}</button></div>
      </form>
    <//>`;
}

function formOf({ name, email, phone, tags, attributes }) {
  return {
    name: name ?? '', email, phone: phone ?? '', tags: tags.join(', '),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: String(value), known: true })),
  };
}

const list = (text) => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];

/** The fields that differ, as PATCH wants them: null clears, tags are added and removed one by one. */
export function changeOf(customer, form) {
  const before = formOf(customer);
  const change = {};
  for (const field of ['name', 'email', 'phone']) {
    if (form[field].trim() !== before[field]) change[field] = form[field].trim() || null;
  }
  const [had, has] = [customer.tags, list(form.tags)];
  const added = has.filter((tag) => !had.includes(tag));
  const removed = had.filter((tag) => !has.includes(tag));
  if (added.length) change.tags_add = added;
  if (removed.length) change.tags_remove = removed;
  const attributes = Object.fromEntries(form.attributes
    .filter(({ key, value }) => key && value.trim() !== String(customer.attributes[key] ?? ''))
    .map(({ key, value }) => [key, typed(value.trim(), customer.attributes[key])]));
  if (Object.keys(attributes).length) change.attributes = attributes;
  return change;
}

/** A value of the kind that the attribute has; new ones are text. */
function typed(text, known) {
  if (text === '') return null;
  if (typeof known === 'number' && Number.isFinite(Number(text))) return Number(text);
  if (typeof known === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
