// What can be done with several customers at once: add a tag, or stop writing to them.
import { call } from '../../base/api.js';
import { useAction } from '../../base/data.js';
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

export function BulkActions({ customers, done }) {
  const [tag, setTag] = useState('');
  const action = useAction();
  if (!customers.length) return null;
  const add = () => action.run(async () => {
    for (const { _id } of customers) await call('PATCH', `/api/customers/${encodeURIComponent(_id)}`, { body: { tags_add: [tag.trim()] } });
    setTag('');
    done(t('edit.accepted'));
  });
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
    </section>`;
}
