// Who changed what, and when.
import { usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { html, useState } from '../../base/ui.js';
import { keysOf, t, wordOf } from '../../base/words.js';
import { Input, Select } from '../../parts/form.js';
import { Empty, Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

export function Audit({ query: { action, actor } }) {
  const [email, setEmail] = useState(actor ?? '');
  const pages = usePages('/api/audit', { action, actor }, 50);
  const show = (change) => replace(to('settings', 'audit', { action, actor, ...change }));
  const submit = (event) => {
    event.preventDefault();
    show({ actor: email.trim() });
  };
  const columns = [
    { label: t('audit.at'), tight: true, cell: (row) => html`${moment(row.at)}${row.request_id && html`<small>${t('error.request')} <code>${row.request_id.slice(0, 8)}</code></small>`}` },
    { label: t('audit.who'), cell: (row) => row.actor_email ?? row.actor_id },
    { label: t('audit.what'), tight: true, cell: (row) => wordOf('audit.actions', row.action) },
    { label: t('audit.subject'), cell: (row) => html`<span>${row.details.name ?? ''}</span><small><code>${row.subject ?? ''}</code></small>` },
    { label: t('audit.details'), wide: true, cell: (row) => html`<small>${Object.entries(row.details).filter(([name]) => name !== 'name').map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`).join(' · ')}</small>` },
  ];
  return html`<p class="lead">${t('audit.lead')}</p>
    <search><form class="inline" onSubmit=${submit}>
      <${Select} label=${t('audit.what')} value=${action ?? ''} change=${(chosen) => show({ action: chosen })} options=${[['', t('audit.any')], ...keysOf('audit.actions').map((each) => [each, wordOf('audit.actions', each)])]} />
      <${Input} label=${t('audit.who')} type="search" value=${email} change=${setEmail} placeholder="ann@example.com" autocomplete="off" autocapitalize="none" />
      <button class="quiet">${t('action.show')}</button>
    </form></search>
    <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('audit.none')} />`}>${() => html`<${Table} caption=${t('settings.audit')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}<//>`;
}
