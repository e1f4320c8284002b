// API keys for shops and reports. A key is shown once.
import { call, callOnce, newKey } from '../../base/api.js';
import { useAction, usePages } from '../../base/data.js';
import { ago, moment } from '../../base/format.js';
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Act, Complaint, Confirm, Input, Select } from '../../parts/form.js';
import { Card, Empty, Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

const SCOPES = ['ingest', 'read'];

export function Keys() {
  const pages = usePages('/api/keys');
  const [made, setMade] = useState(null);
  const created = (key) => {
    setMade(key);
    pages.reload(true);
  };
  const columns = [
    { label: t('keys.name'), cell: (row) => html`<strong>${row.name}</strong><small><code>${row._id}</code></small>` },
    { label: t('keys.scope'), cell: (row) => t(`keys.scopes.${row.scope}`) },
    { label: t('keys.created'), tight: true, cell: (row) => moment(row.created_at) },
    { label: t('keys.used'), tight: true, cell: (row) => (row.last_used_at ? ago(row.last_used_at) : t('keys.never')) },
    {
      label: t('campaigns.status'), tight: true,
      cell: (row) => (row.revoked_at ? html`<span class="badge failed">${t('keys.revoked')}</span>`
        : html`<${Confirm} label=${t('keys.revoke')} tone="danger" question=${t('keys.revokeAsk', { name: row.name })} detail=${t('keys.revokeDetail')} action=${() => call('DELETE', `/api/keys/${encodeURIComponent(row._id)}`)} done=${() => pages.reload(true)} />`),
    },
  ];
  return html`
    <p class="lead">${t('keys.lead')}</p>
    <${NewKey} created=${created} />
    ${made && html`<div class="notice good" role="status"><p>${t('keys.once')}</p><p><code class="secret">${made.key}</code></p><button type="button" class="quiet" onClick=${() => navigator.clipboard.writeText(made.key)}>${t('action.copy')}</button></div>`}
    <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('keys.none')} text=${t('keys.noneText')} />`}>
      ${() => html`<${Table} caption=${t('settings.keys')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}
    <//>`;
}

function NewKey({ created }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState(SCOPES[0]);
  const [idempotencyKey, setIdempotencyKey] = useState(newKey);
  const anotherKey = () => setIdempotencyKey(newKey());
  const action = useAction();
  const create = () => action.run(async () => {
    created((await callOnce('/api/keys', {
      body: { name, scope }, idempotencyKey, refused: anotherKey, mayHaveArrived: t('keys.mayHaveArrived'), mayRepeat: true,
    })).data);
    setName('');
    anotherKey();
  });
  return html`
    <${Card} title=${t('keys.new')}>
      <div class="inline">
        <${Input} label=${t('keys.name')} value=${name} change=${setName} maxlength="100" placeholder=${t('keys.nameExample')} />
        <${Select} label=${t('keys.scope')} value=${scope} change=${setScope} options=${SCOPES.map((each) => [each, t(`keys.scopes.${each}`)])} />
        <${Act} class="primary" busy=${action.busy} disabled=${!name.trim()} action=${create}>${t('keys.create')}<//>
      </div>
      <${Complaint} error=${action.error} />
    <//>`;
}
