// Who changed what, and when.
import { usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

export function Audit() {
  const pages = usePages('/api/audit', {}, 50);
  const columns = [
    { label: t('audit.at'), tight: true, cell: (row) => moment(row.at) },
    { label: t('audit.who'), cell: (row) => row.actor_email ?? row.actor_id },
    { label: t('audit.what'), cell: (row) => wordOf('audit.actions', row.action) },
    { label: t('audit.subject'), cell: (row) => html`<span>${row.details.name ?? ''}</span><small><code>${row.subject ?? ''}</code></small>` },
    { label: t('audit.details'), wide: true, cell: (row) => html`<small>${Object.entries(row.details).filter(([name]) => name !== 'name').map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`).join(' · ')}</small>` },
    { label: t('error.request'), tight: true, cell: (row) => html`<small><code>${row.request_id?.slice(0, 8) ?? ''}</code></small>` },
  ];
  return html`<p class="lead">${t('audit.lead')}</p><${Loaded} state=${pages}>${() => html`<${Table} caption=${t('settings.audit')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}<//>`;
}
