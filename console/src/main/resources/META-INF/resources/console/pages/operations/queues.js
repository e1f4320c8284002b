// What waits between the services: each queue now, and all of them together since the page was opened.
import { read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { clock, count } from '../../base/format.js';
import { useStream } from '../../base/stream.js';
import { html, useEffect, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { TimeChart } from '../../parts/chart.js';
import { Card, Loaded } from '../../parts/page.js';
import { Table } from '../../parts/table.js';

const MOST = 600;
const SERIES = () => [{ key: 'waiting', label: t('queues.waiting'), colour: '--chart' }];

export function Queues() {
  const first = useRead(async (signal) => (await read('/api/queues', signal)).data, []);
  const { news, ...state } = useStream(first, '/api/queues/events', 'queues');
  const queues = news ?? first.data;
  const [depths, setDepths] = useState([]);
  useEffect(() => {
    if (state.readAt) setDepths((before) => [...before, { at: state.readAt, waiting: queues.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0) }].slice(-MOST));
  }, [state.readAt]);
  return html`
    <${Card} title=${t('queues.title')}>
      <${Loaded} state=${state}>${() => html`
        ${depths.length > 1 && html`<${TimeChart} title=${t('queues.together')} rows=${depths} series=${SERIES()} name="queue-depth" />`}
        <${Table} caption=${t('queues.title')} columns=${columns()} rows=${queues} />
        <p class="small">${state.live && html`<span class="live on">${t('state.live')}</span> `}${t('state.asOf', { time: clock(state.readAt) })}</p>`}<//>
    <//>`;
}

/** A queue whose messages nobody takes. */
export const isStuck = ({ waiting, consumers }) => waiting > 0 && consumers === 0;

const columns = () => [
  { label: t('queues.queue'), cell: (row) => row._id },
  { label: t('queues.service'), cell: (row) => html`${row.service}${isStuck(row) && html` <span class="badge failed">${t('queues.stuck')}</span>`}` },
  { label: t('queues.waiting'), number: true, cell: (row) => count(row.waiting) },
  { label: t('queues.consumers'), number: true, cell: (row) => count(row.consumers) },
];
