// What delivers the messages of each channel, and what mailbox providers look up before they take an e-mail.
import { read } from '../../base/api.js';
import { useInterval, useRead } from '../../base/data.js';
import { ago, clock } from '../../base/format.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Card, Empty, Loaded } from '../../parts/page.js';
import { Table } from '../../parts/table.js';
import { Inbox } from './inbox.js';

const OFTEN = 15000;
const TONES = { ok: 'sent', wrong: 'failed', silent: 'failed' };

export function Senders() {
  const mayCheck = useMay('marketer');
  const state = useRead(async (signal) => (await read('/api/senders', signal)).data, []);
  useInterval(() => state.reload(true), OFTEN);
  const columns = [
    { label: t('message.channel'), cell: (row) => html`<strong>${wordOf('message.channels', row.channel)}</strong>${row.domain && html`<small>${row.domain}</small>`}` },
    { label: t('senders.health'), tight: true, cell: (row) => html`<${Badge} of="senders.healths" word=${row.health} />` },
    { label: t('senders.reaches'), cell: (row) => t(row.sandbox ? 'senders.sandbox' : 'senders.people') },
    { label: t('senders.seen'), tight: true, cell: (row) => ago(row.last_seen_at) },
  ];
  return html`
    <p class="lead">${t('senders.lead')}</p>
    <${Loaded} state=${state} isEmpty=${(senders) => !senders.length} empty=${html`<${Empty} title=${t('senders.none')} text=${t('senders.noneText')} />`}>
      ${(senders) => html`
        <${Table} caption=${t('settings.senders')} columns=${columns} rows=${senders} keyOf=${({ channel }) => channel} />
        <p class="small">${t('state.asOf', { time: clock(state.readAt) })}</p>
        ${mayCheck && senders.some(({ channel, sandbox }) => channel === 'email' && sandbox) && html`<${Inbox} />`}
        ${mayCheck && senders.some(({ domain }) => domain) && html`<${Records} />`}`}
    <//>`;
}

/** The DNS records of the domain of e-mails, each with what is wrong and what to add. */
function Records() {
  const state = useRead(async (signal) => (await read('/api/senders/check', signal)).data, []);
  const columns = [
    { label: t('senders.record'), tight: true, cell: (row) => html`<strong>${row.record.toUpperCase()}</strong>` },
    { label: t('senders.found'), tight: true, cell: (row) => html`<${Badge} of="senders.findings" word=${row.status} />` },
    { label: t('senders.meaning'), wide: true, cell: (row) => html`<span dir="auto">${row.message}</span><small><code>${row.name}</code></small>` },
    { label: t('senders.add'), wide: true, cell: (row) => row.add && html`<code>${row.add}</code>` },
  ];
  return html`
    <${Card} title=${t('senders.dns')} actions=${html`<button type="button" class="quiet" onClick=${() => state.reload()}>${t('senders.again')}</button>`}>
      <p class="hint">${t('senders.dnsText')}</p>
      <${Loaded} state=${state}>${(findings) => html`<${Table} caption=${t('senders.dns')} columns=${columns} rows=${findings} keyOf=${({ record }) => record} />`}<//>
    <//>`;
}

function Badge({ of, word }) {
  return html`<span class=${`badge ${TONES[word] ?? 'pending'}`}>${wordOf(of, word)}</span>`;
}
