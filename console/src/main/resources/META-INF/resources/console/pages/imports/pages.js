// Imports: a new one, the history, and one of them.
import { address, call, read } from '../../base/api.js';
import { useAction, useInterval, usePages, useRead } from '../../base/data.js';
import { bytes, clock, count, moment, percent } from '../../base/format.js';
import { to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { useStream } from '../../base/stream.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint } from '../../parts/form.js';
import { Card, Empty, Facts, Loaded, Page, Tile } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { fieldLabel } from '../../rules/sentence.js';
import { NewImport } from './new.js';

const OFTEN = 1500;
const MOVING = new Set(['uploading', 'uploaded', 'running']);

export default function Imports({ path: [id] }) {
  return id ? html`<${OneImport} key=${id} id=${id} />` : html`<${ImportList} />`;
}

function ImportList() {
  const mayWrite = useMay('marketer');
  const pages = usePages('/api/imports', {}, 10);
  useInterval(() => pages.reload(true), OFTEN, pages.rows.some(({ status }) => MOVING.has(status)));
  return html`
    <${Page} title=${t('imports.title')} lead=${t('imports.lead')}>
      ${mayWrite && html`<${NewImport} />`}
      <${Card} title=${t('imports.history')}>
        <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('imports.none')} text=${t('imports.noneText')} />`}>
          ${() => html`<${Table} caption=${t('imports.history')} columns=${columns()} rows=${pages.rows} /><${Pager} pages=${pages} /><p class="small">${t('state.asOf', { time: clock(pages.readAt) })}</p>`}
        <//>
      <//>
    <//>`;
}

const columns = () => [
  { label: t('imports.started'), cell: (row) => html`<a class="strong" href=${to('imports', row._id)}>${moment(row.created_at)}</a>` },
  { label: t('imports.kind'), cell: (row) => wordOf('imports.kinds', row.kind) },
  { label: t('campaigns.status'), tight: true, cell: (row) => html`<span class=${`badge ${row.status}`}>${wordOf('imports.statuses', row.status)}</span>` },
  { label: t('imports.rows'), number: true, cell: (row) => count(row.rows) },
  { label: t('imports.accepted'), number: true, cell: (row) => count(row.accepted) },
  { label: t('imports.rejected'), number: true, cell: (row) => count(row.rejected) },
  { label: t('campaigns.progress'), cell: (row) => html`<progress max="100" value=${row.progress} aria-label=${t('campaigns.progress')}></progress>` },
];

function OneImport({ id }) {
  const mayWrite = useMay('marketer');
  const path = `/api/imports/${encodeURIComponent(id)}`;
  const first = useRead(async (signal) => (await read(path, signal)).data, [path]);
  const { news, ...state } = useStream(first, `${path}/events`, 'progress', MOVING.has(first.data?.status));
  const action = useAction();
  const data = news ?? first.data;
  const moving = data && MOVING.has(data.status);
  const cancel = () => action.run(async () => {
    await call('POST', `${path}/cancel`);
    state.reload(true);
  });
  return html`
    <${Page} title=${data ? t('imports.one', { kind: wordOf('imports.kinds', data.kind) }) : t('imports.title')} back=${{ href: to('imports'), label: t('imports.title') }}
      lead=${data && html`<span class=${`badge ${data.status}`}>${wordOf('imports.statuses', data.status)}</span> ${moment(data.created_at)}`}
      actions=${data && html`
        ${data.rejected > 0 && html`<a class="button primary" href=${address(`${path}/rejected`)} download>${t('imports.download')}</a>`}
        ${moving && mayWrite && html`<${Act} class="quiet" busy=${action.busy} action=${cancel}>${t('imports.cancel')}<//>`}`}>
      <${Complaint} error=${action.error} />
      <${Loaded} state=${state}>
        ${() => html`
          ${data.reason && html`<p class="notice bad">${data.reason}</p>`}
          ${data.warnings?.map((warning) => html`<p class="notice warn">${warning}</p>`)}
          <section class="card" aria-label=${t('campaigns.progress')}>
            <div class="card-heading"><h2><span role="status">${t('imports.progress', { progress: percent(data.progress / 100, 0) })}</span></h2><span class=${`live${state.live ? ' on' : ''}`}>${state.live ? t('state.live') : t('state.asOf', { time: clock(state.readAt) })}</span></div>
            <progress class="block" max="100" value=${data.progress} aria-label=${t('campaigns.progress')}></progress>
          </section>
          <div class="tiles"><${Tile} label=${t('imports.rows')} value=${count(data.rows)} /><${Tile} label=${t('imports.accepted')} value=${count(data.accepted)} />
            <${Tile} label=${t('imports.rejected')} value=${count(data.rejected)} note=${data.rejected > 0 ? t('imports.rejectedHint') : undefined} />
            ${data.suppressed > 0 && html`<${Tile} label=${t('imports.suppressed')} value=${count(data.suppressed)} href=${to('suppressions')} />`}</div>
          <div class="columns">
            <${Card} title=${t('imports.columns')}><${Table} caption=${t('imports.columns')} columns=${[{ label: t('imports.column'), cell: ([column]) => column }, { label: t('imports.becomes'), cell: ([, field]) => (field ? fieldLabel(field) : t('imports.ignored')) }]} rows=${Object.entries(data.columns)} keyOf=${([column]) => column} /><//>
            <${Card} title=${t('imports.file')}><${Facts} facts=${[[t('imports.size'), bytes(data.bytes)], [t('imports.decimal'), wordOf('imports.formats', data.decimal_mark ?? 'unknown')], [t('imports.dates'), wordOf('imports.formats', data.date_order ?? 'unknown')], data.export && [t('imports.kind'), wordOf('imports.exports', data.export)], [t('campaign.finished'), moment(data.finished_at)]]} /><//>
          </div>
          ${data.status === 'completed' && html`<p><a href=${to(data.kind)}>${t('imports.see', { kind: wordOf('imports.kinds', data.kind) })}</a></p>`}`}
      <//>
    <//>`;
}
