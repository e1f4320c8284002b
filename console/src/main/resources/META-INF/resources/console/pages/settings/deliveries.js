// Deliveries of events to one webhook, with their attempts.
import { call, read } from '../../base/api.js';
import { useAction, usePages, useRead } from '../../base/data.js';
import { count, moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { html, useState } from '../../base/ui.js';
import { keysOf, many, t, wordOf } from '../../base/words.js';
import { Act, Complaint, Confirm, Select } from '../../parts/form.js';
import { Badge, Card, Empty, Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { State, pathOf, typeOf } from './webhook.js';

const MONTH = 30 * 24 * 60 * 60 * 1000;

export function Deliveries({ id, status }) {
  const webhook = useRead(async (signal) => (await read(pathOf(id), signal)).data, [id]);
  const pages = usePages(`${pathOf(id)}/deliveries`, { status });
  const [said, setSaid] = useState('');
  const action = useAction();
  const reload = () => [webhook, pages].forEach((each) => each.reload(true));
  const send = (path, words) => action.run(async () => {
    await call('POST', `${pathOf(id)}/${path}`);
    setSaid(words);
    reload();
  });
  const replayAll = () => call('POST', `${pathOf(id)}/replay`, { body: { since: new Date(Date.now() - MONTH).toISOString() } });
  const columns = [
    { label: t('webhooks.at'), tight: true, cell: (row) => moment(row.created_at) },
    { label: t('webhooks.event'), cell: (row) => html`<strong>${typeOf(row.type)}</strong><small><code>${row.body}</code></small>` },
    { label: t('webhooks.status'), tight: true, cell: (row) => html`<${Badge} group="webhooks.deliveryStatuses" value=${row.status} />${row.next_attempt_at && html`<small>${t('webhooks.next', { time: moment(row.next_attempt_at) })}</small>`}` },
    { label: t('webhooks.attempts'), cell: (row) => row.attempts.map((each) => html`<${Attempt} key=${each.at} attempt=${each} />`) },
    {
      label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
      cell: (row) => row.status !== 'waiting' && html`<${Act} class="quiet" busy=${action.busy} action=${() => send(`deliveries/${encodeURIComponent(row._id)}/replay`, many('webhooks.replayed', 1))}>${t('webhooks.replay')}<//>`,
    },
  ];
  return html`
    <p><a href=${to('settings', 'webhooks')}>${t('webhooks.back')}</a></p>
    <${Loaded} state=${webhook}>${(found) => html`
      <${Card} title=${t('webhooks.of', { url: found.url })}>
        <p><${State} row=${found} /></p>
        <div class="actions">
          <${Act} class="quiet" busy=${action.busy} disabled=${found.status !== 'enabled'} action=${() => send('test', t('webhooks.tested'))}>${t('webhooks.test')}<//>
          <${Confirm} label=${t('webhooks.replayAll')} question=${`${t('webhooks.replayAll')}?`} detail=${t('webhooks.replayDetail')} disabled=${found.status !== 'enabled'} action=${replayAll} done=${(answer) => { setSaid(many('webhooks.replayed', answer.data.replayed)); reload(); }} />
          <button type="button" class="quiet" onClick=${reload}>${t('action.show')}</button>
        </div>
        <p role="status">${said}</p>
        <${Complaint} error=${action.error} />
      <//>`}<//>
    <${Select} label=${t('webhooks.status')} value=${status ?? ''} change=${(chosen) => replace(to('settings', 'webhooks', { webhook: id, status: chosen }))} options=${[['', t('webhooks.all')], ...keysOf('webhooks.deliveryStatuses').map((each) => [each, wordOf('webhooks.deliveryStatuses', each)])]} />
    <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('webhooks.noDeliveries')} />`}>
      ${() => html`<${Table} caption=${t('webhooks.deliveries')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}
    <//>`;
}

function Attempt({ attempt }) {
  const outcome = attempt.status ?? wordOf('webhooks.errors', attempt.error);
  return html`<small>${moment(attempt.at)} · ${t('webhooks.attempt', { status: outcome, n: count(attempt.duration_ms) })}${attempt.answer && html`<br /><code>${attempt.answer}</code>`}</small>`;
}
