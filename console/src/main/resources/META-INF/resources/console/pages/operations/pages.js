// Operations, for admins: whether every service answers, dead letters, and what the vendor has delivered.
import { call } from '../../base/api.js';
import { useAction, useInterval, usePages, useRead } from '../../base/data.js';
import { clock, count, moment, percent } from '../../base/format.js';
import { useMay } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { many, t, wordOf } from '../../base/words.js';
import { Ranking } from '../../parts/bars.js';
import { Act, Complaint, Confirm, Dialog } from '../../parts/form.js';
import { Card, Empty, Facts, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { Queues } from './queues.js';

const OFTEN = 5000;
/** A cheap question to each service that answers over HTTP. */
const QUESTIONS = { 'auth-service': '/auth/me', 'ingestion-api': '/api/imports?limit=1', 'campaign-service': '/api/campaigns?limit=1', 'vendor-simulator': '/api/vendor/ledger' };

export default function Operations() {
  const isAdmin = useMay('admin');
  if (!isAdmin) return html`<${Page} title=${t('nav.operations')}><p>${t('operations.notAllowed')}</p><//>`;
  return html`
    <${Page} title=${t('nav.operations')} lead=${t('operations.lead')}>
      <div class="columns"><${Health} /><${Ledger} /></div>
      <${DeadLetters} />
      <${Queues} />
    <//>`;
}

function Health() {
  const state = useRead(async (signal) => Promise.all(Object.entries(QUESTIONS).map(async ([name, path]) => {
    const began = performance.now();
    try {
      await call('GET', path, { signal });
      return { name, milliseconds: Math.round(performance.now() - began) };
    } catch (error) {
      if (signal.aborted) throw error;
      return { name, error };
    }
  })), []);
  useInterval(() => state.reload(true), OFTEN);
  return html`
    <${Card} title=${t('operations.health')}>
      <${Loaded} state=${state}>${(services) => html`
        <ul class="services">${services.map(({ name, milliseconds, error }) => html`
          <li><span class=${`badge ${error ? 'failed' : 'sent'}`}>${t(error ? 'operations.down' : 'operations.up')}</span><strong>${name}</strong><small>${error ? error.message : t('operations.answered', { n: milliseconds })}</small></li>`)}</ul>
        <p class="small">${t('state.asOf', { time: clock(state.readAt) })}</p>`}<//>
    <//>`;
}

function Ledger() {
  const state = useRead(async (signal) => (await call('GET', '/api/vendor/ledger', { signal })).data, []);
  useInterval(() => state.reload(true), OFTEN);
  return html`
    <${Card} title=${t('operations.ledger')}>
      <${Loaded} state=${state}>${(data) => html`
        <${Facts} facts=${[
          [t('operations.communications'), count(data.communications)], [t('operations.attempts'), count(data.attempts)], [t('operations.delivered'), `${count(data.delivered)} (${percent(data.communications ? data.delivered / data.communications : null)})`],
          [t('operations.twice'), count(data.delivered_more_than_once)], [t('operations.owed'), count(data.receipts_owed)],
        ]} />
        <${Ranking} items=${Object.entries(data.failed_attempts).map(([reason, value]) => ({ label: wordOf('reason', reason), value }))} />`}<//>
    <//>`;
}

function DeadLetters() {
  const [chosen, setChosen] = useState([]);
  const pages = usePages('/api/dead-letters');
  useInterval(() => pages.reload(true), OFTEN);
  const waiting = pages.rows.filter(({ status }) => status === 'waiting');
  const settled = () => {
    setChosen([]);
    pages.reload(true);
  };
  const ids = chosen.filter((id) => waiting.some(({ _id }) => _id === id));
  const columns = [
    { label: html`<span class="hidden">${t('letters.choose')}</span>`, tight: true, cell: (row) => row.status === 'waiting' && html`<input type="checkbox" aria-label=${t('letters.chooseOne', { id: row._id })} checked=${ids.includes(row._id)} onChange=${() => setChosen(ids.includes(row._id) ? ids.filter((id) => id !== row._id) : [...ids, row._id])} />` },
    { label: t('letters.queue'), cell: (row) => html`<${Letter} letter=${row} />` },
    { label: t('letters.reason'), wide: true, cell: (row) => row.reason },
    { label: t('letters.since'), tight: true, cell: (row) => moment(row.parked_at) },
    { label: t('campaigns.status'), tight: true, cell: (row) => html`<span class=${`badge ${row.status}`}>${wordOf('letters.statuses', row.status)}</span>` },
  ];
  return html`
    <${Card} title=${t('letters.title')} actions=${pages.total > 0 && html`<span class="hint">${many('letters.waiting', pages.total)}</span>`}>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('letters.none')} text=${t('letters.noneText')} />`}>
        ${() => html`
          <div class="actions">
            <${Settle} ids=${ids} done=${settled} />
            <button type="button" class="link" onClick=${() => setChosen(waiting.map(({ _id }) => _id))}>${t('letters.all')}</button>
          </div>
          <${Table} caption=${t('letters.title')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />
          <p class="small">${t('state.asOf', { time: clock(pages.readAt) })}</p>`}
      <//>
    <//>`;
}

function Settle({ ids, done }) {
  const action = useAction();
  const post = (what) => call('POST', `/api/dead-letters/${what}`, { body: { ids } });
  const replay = () => action.run(async () => {
    await post('replay');
    done();
  });
  return html`
    <${Act} class="primary" busy=${action.busy} disabled=${!ids.length} action=${replay}>${t('letters.replay', { n: ids.length })}<//>
    <${Confirm} label=${t('letters.discard', { n: ids.length })} tone="danger" disabled=${!ids.length} question=${t('letters.discardAsk', { n: ids.length })} detail=${t('letters.discardDetail')} action=${() => post('discard')} done=${done} />
    <${Complaint} error=${action.error} />`;
}

function Letter({ letter }) {
  const [open, setOpen] = useState(false);
  const whole = useRead(async (signal) => (open ? (await call('GET', `/api/dead-letters/${encodeURIComponent(letter._id)}`, { signal })).data : null), [open]);
  return html`
    <button type="button" class="link" onClick=${() => setOpen(true)}>${letter.queue}</button>
    ${open && html`
      <${Dialog} title=${letter.queue} close=${() => setOpen(false)}>
        <p>${letter.reason}</p>
        <${Loaded} state=${whole} isEmpty=${(data) => !data}>${(data) => html`<pre tabindex="0">${data.body === undefined || data.body === null ? data.text : JSON.stringify(data.body, null, 2)}</pre>`}<//>
        <div class="actions end"><button type="button" class="quiet" onClick=${() => setOpen(false)}>${t('action.close')}</button></div>
      <//>`}`;
}
