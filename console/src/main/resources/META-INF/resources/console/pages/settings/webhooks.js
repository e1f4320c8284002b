// Webhooks: other systems that are told of events, and what became of each delivery.
import { call, callOnce, newKey } from '../../base/api.js';
import { useAction, usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { to } from '../../base/route.js';
import { useVocabulary } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Act, Check, Complaint, Confirm, Input } from '../../parts/form.js';
import { Card, Empty, Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { Deliveries } from './deliveries.js';
import { State, pathOf, typeOf } from './webhook.js';

export function Webhooks({ query: { webhook, status } }) {
  return webhook ? html`<${Deliveries} id=${webhook} status=${status} />` : html`<${List} />`;
}

function List() {
  const pages = usePages('/api/webhooks');
  const [secret, setSecret] = useState(null);
  const action = useAction();
  const reload = () => pages.reload(true);
  const show = (made) => {
    setSecret(made.secret);
    reload();
  };
  const change = (row, status) => action.run(async () => {
    await call('PUT', pathOf(row._id), { body: { status } });
    reload();
  });
  const columns = [
    { label: t('webhooks.url'), wide: true, cell: (row) => html`<strong>${row.url}</strong>${row.description && html`<small>${row.description}</small>`}` },
    { label: t('webhooks.events'), cell: (row) => html`<small>${row.events.map(typeOf).join(', ')}</small>` },
    { label: t('webhooks.status'), cell: (row) => html`<${State} row=${row} />` },
    { label: t('webhooks.since'), tight: true, cell: (row) => moment(row.created_at) },
    {
      label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
      cell: (row) => html`
        <div class="actions">
          <a class="button quiet" href=${to('settings', 'webhooks', { webhook: row._id })}>${t('webhooks.deliveries')}</a>
          ${row.status === 'enabled'
    ? html`<${Act} class="quiet" busy=${action.busy} action=${() => change(row, 'paused')}>${t('webhooks.pause')}<//>`
    : html`<${Act} class="quiet" busy=${action.busy} action=${() => change(row, 'enabled')}>${t('webhooks.enable')}<//>`}
          <${Confirm} label=${t('webhooks.rotate')} question=${t('webhooks.rotateAsk', { url: row.url })} detail=${t('webhooks.rotateDetail')} action=${() => call('POST', `${pathOf(row._id)}/secret`)} done=${(answer) => show(answer.data)} />
          <${Confirm} label=${t('webhooks.remove')} tone="danger" question=${t('webhooks.removeAsk', { url: row.url })} detail=${t('webhooks.removeDetail')} action=${() => call('DELETE', pathOf(row._id))} done=${reload} />
        </div>`,
    },
  ];
  return html`
    <p class="lead">${t('webhooks.lead')}</p>
    <${NewWebhook} created=${show} />
    ${secret && html`<div class="notice good" role="status"><p>${t('webhooks.once')}</p><p><code class="secret">${secret}</code></p><button type="button" class="quiet" onClick=${() => navigator.clipboard.writeText(secret)}>${t('action.copy')}</button></div>`}
    <${Complaint} error=${action.error} />
    <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('webhooks.none')} text=${t('webhooks.noneText')} />`}>
      ${() => html`<${Table} caption=${t('settings.webhooks')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}
    <//>`;
}

function NewWebhook({ created }) {
  const types = useVocabulary().events;
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState([]);
  const [idempotencyKey, setIdempotencyKey] = useState(newKey);
  const anotherKey = () => setIdempotencyKey(newKey());
  const action = useAction();
  const toggle = (type, wanted) => setEvents((before) => (wanted ? [...before, type] : before.filter((each) => each !== type)));
  const create = () => action.run(async () => {
    created((await callOnce('/api/webhooks', {
      body: { url: url.trim(), description, events }, idempotencyKey, refused: anotherKey, mayHaveArrived: t('webhooks.mayHaveArrived'), mayRepeat: true,
    })).data);
    setUrl('');
    setDescription('');
    setEvents([]);
    anotherKey();
  });
  return html`
    <${Card} title=${t('webhooks.new')}>
      <${Input} label=${t('webhooks.url')} hint=${t('webhooks.urlHint')} type="url" value=${url} change=${setUrl} maxlength="2000" placeholder="https://shop.example/hooks" autocomplete="off" />
      <${Input} label=${t('webhooks.description')} value=${description} change=${setDescription} maxlength="200" />
      <fieldset class="choice"><legend>${t('webhooks.events')}</legend>
        ${types.map((type) => html`<${Check} key=${type} label=${typeOf(type)} text=${type} value=${events.includes(type)} change=${(wanted) => toggle(type, wanted)} />`)}
      </fieldset>
      <div class="actions"><${Act} class="primary" busy=${action.busy} disabled=${!url.trim() || !events.length} action=${create}>${t('webhooks.create')}<//></div>
      <${Complaint} error=${action.error} />
    <//>`;
}
