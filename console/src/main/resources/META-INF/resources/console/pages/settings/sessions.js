// Where one is signed in.
import { call, read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { ago, moment } from '../../base/format.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Confirm } from '../../parts/form.js';
import { Loaded } from '../../parts/page.js';
import { Table } from '../../parts/table.js';

export function Sessions() {
  const state = useRead(async (signal) => (await read('/auth/sessions', signal)).data, []);
  const columns = [
    { label: t('settings.device'), wide: true, cell: (row) => html`${row.user_agent ?? '–'}${row.current && html` <span class="badge sent">${t('settings.current')}</span>`}` },
    { label: t('settings.ip'), tight: true, cell: (row) => row.ip },
    { label: t('settings.began'), tight: true, cell: (row) => ago(row.created_at) },
    { label: t('settings.ends'), tight: true, cell: (row) => moment(row.expires_at) },
    {
      label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
      cell: (row) => html`<${Confirm} label=${t('settings.end')} question=${t('settings.endAsk')} detail=${t(row.current ? 'settings.endOwn' : 'settings.endDetail')}
        action=${() => call('DELETE', `/auth/sessions/${encodeURIComponent(row._id)}`)} done=${() => state.reload(true)} />`,
    },
  ];
  return html`<p class="lead">${t('settings.sessionsLead')}</p><${Loaded} state=${state}>${(rows) => html`<${Table} caption=${t('settings.sessions')} columns=${columns} rows=${rows} />`}<//>`;
}
