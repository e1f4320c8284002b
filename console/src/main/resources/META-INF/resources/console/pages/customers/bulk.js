// What can be done with several customers at once: add a tag, or stop writing to them.
import { call, words } from '../../base/api.js';
import { useAction } from '../../base/data.js';
import { count } from '../../base/format.js';
import { html, useState } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { Act, Complaint, Confirm, Input } from '../../parts/form.js';

/** A column of boxes: which rows are chosen. */
export const choice = (rows, chosen, choose) => ({
  label: html`<input type="checkbox" aria-label=${t('bulk.all')} checked=${rows.length > 0 && rows.every(({ _id }) => chosen.includes(_id))}
    onChange=${({ currentTarget: { checked } }) => choose(checked ? rows.map(({ _id }) => _id) : [])} />`,
  tight: true,
  cell: ({ _id, name, email }) => html`<input type="checkbox" aria-label=${t('bulk.one', { name: name || email })} checked=${chosen.includes(_id)}
    onChange=${({ currentTarget: { checked } }) => choose(checked ? [...chosen, _id] : chosen.filter((id) => id !== _id))} />`,
});

/** `done` gets what to say and the ids that stay chosen, those of the refused customers. */
export function BulkActions({ customers, done }) {
  const [tag, setTag] = useState('');
  const [refusals, setRefusals] = useState({ asked: 0, refused: [] });
  const action = useAction();
  if (!customers.length) return null;
  const add = () => action.run(async () => {
    const refused = await refusedOf(customers, ({ _id }) => call('PATCH', `/api/customers/${encodeURIComponent(_id)}`, { body: { tags_add: [tag.trim()] } }));
    setRefusals({ asked: customers.length, refused });
    if (!refused.length) setTag('');
    done(refused.length < customers.length ? t('edit.accepted') : '', refused.map(({ customer }) => customer._id));
  });
  const refused = refusals.refused.filter(({ customer }) => customers.some(({ _id }) => _id === customer._id));
  return html`
    <section class="card" aria-label=${t('bulk.title')}>
      <div class="inline">
        <strong>${many('bulk.chosen', customers.length)}</strong>
        <${Input} label=${t('bulk.tag')} value=${tag} change=${setTag} maxlength="64" />
        <${Act} class="quiet" busy=${action.busy} disabled=${!tag.trim()} action=${add}>${t('bulk.addTag')}<//>
        <${Confirm} label=${t('customers.suppress')} question=${many('bulk.suppressAsk', customers.length)} detail=${t('bulk.suppressDetail')}
          action=${() => call('POST', '/api/suppressions', { body: customers.map(({ email }) => ({ email, reason: 'suppressed' })) })} done=${() => done(t('bulk.suppressed'))} />
      </div>
      <${Complaint} error=${action.error} />
      ${refused.length > 0 && html`<div class="notice bad" role="alert"><p>${many('bulk.refused', refusals.refused.length, { of: count(refusals.asked) })}</p>
        <ul>${refused.map(({ customer, error }) => html`<li>${customer.name || customer.email}: ${words(error)}</li>`)}</ul></div>`}
    </section>`;
}

/** Does something for each customer, and returns those it was refused for, with the reasons; the end of the session ends it. */
async function refusedOf(customers, act) {
  const refused = [];
  for (const customer of customers) {
    try {
      await act(customer);
    } catch (error) {
      if (error.status === 401) throw error;
      refused.push({ customer, error });
    }
  }
  return refused;
}
