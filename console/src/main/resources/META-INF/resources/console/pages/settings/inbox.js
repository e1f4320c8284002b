// What the mail sandbox has kept: the latest e-mails, and one of them as its recipient would read it.
import { read } from '../../base/api.js';
import { useInterval, useRead } from '../../base/data.js';
import { clock, count, moment } from '../../base/format.js';
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Dialog } from '../../parts/form.js';
import { Card, Empty, Loaded } from '../../parts/page.js';
import { Table } from '../../parts/table.js';
import { MessageFrame } from '../composer/frame.js';

const OFTEN = 5000;
const SHOWN = 20;
const VIEWS = ['design', 'text', 'headers', 'source'];

export function Inbox() {
  const [open, setOpen] = useState(null);
  const state = useRead(async (signal) => read('/api/senders/sandbox', signal), []);
  useInterval(() => state.reload(true), OFTEN);
  const columns = [
    { label: t('inbox.to'), tight: true, cell: (row) => html`<span dir="auto">${row.recipient}</span>` },
    { label: t('message.subject'), wide: true, cell: (row) => html`<button type="button" class="link" dir="auto" onClick=${() => setOpen(row)}>${row.subject || t('inbox.noSubject')}</button>` },
    { label: t('inbox.received'), tight: true, cell: (row) => moment(row.received_at) },
  ];
  return html`
    <${Card} title=${t('inbox.title')}>
      <${Loaded} state=${state} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('inbox.none')} text=${t('inbox.noneText')} />`}>
        ${({ data, total }) => html`
          <p class="hint">${t('inbox.count', { shown: count(Math.min(data.length, SHOWN)), n: count(total) })}</p>
          <${Table} caption=${t('inbox.title')} columns=${columns} rows=${data.slice(0, SHOWN)} keyOf=${({ number }) => number} />
          <p class="small">${t('state.asOf', { time: clock(state.readAt) })}</p>`}
      <//>
    <//>
    ${open && html`<${Dialog} title=${open.subject || t('inbox.noSubject')} close=${() => setOpen(null)}><${Email} number=${open.number} /><div class="actions end"><button type="button" class="quiet" onClick=${() => setOpen(null)}>${t('action.close')}</button></div><//>`}`;
}

function Email({ number }) {
  const [chosen, setChosen] = useState(null);
  const state = useRead(async (signal) => (await read(`/api/senders/sandbox/${number}`, signal)).data, [number]);
  return html`<${Loaded} state=${state}>${(email) => {
    const views = VIEWS.filter((view) => view !== 'design' || email.html);
    const view = chosen ?? views[0];
    return html`
      <p class="hint" dir="auto">${email.from}</p>
      <div class="switch" role="group" aria-label=${t('inbox.views')}>${views.map((name) => html`<button type="button" aria-pressed=${String(name === view)} onClick=${() => setChosen(name)}>${t(`inbox.${name}`)}</button>`)}</div>
      ${view === 'design' ? html`<${MessageFrame} design=${email.html} title=${t('inbox.design')} width="desktop" />` : html`<pre dir="auto" tabindex="0">${contentOf(email, view)}</pre>`}`;
  }}<//>`;
}

const contentOf = (email, view) => (view === 'headers' ? email.headers.join('\n') : email[view]);
