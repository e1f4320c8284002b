// All segments, the newest first, each with its size as of now and by day.
import { read } from '../../base/api.js';
import { usePages, useRead } from '../../base/data.js';
import { count, day } from '../../base/format.js';
import { to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Icon } from '../../parts/icon.js';
import { Empty, figure, Loaded, Page } from '../../parts/page.js';
import { Sparkline } from '../../parts/sparkline.js';
import { Pager, Table } from '../../parts/table.js';
import { useVocabulary } from '../../base/session.js';
import { RuleWords } from '../../rules/sentence.js';

export function SegmentList() {
  const mayWrite = useMay('marketer');
  const vocabulary = useVocabulary();
  const pages = usePages('/api/segments', {}, 10);
  const create = mayWrite && html`<a class="button primary" href=${to('segments', 'new')}><${Icon} name="plus" />${t('segments.new')}</a>`;
  const columns = [
    { label: t('segments.name'), cell: (row) => html`<a class="strong" href=${to('segments', row._id)}>${row.name}</a>${row.description && html`<small>${row.description}</small>`}` },
    { label: t('segments.rule'), wide: true, cell: (row) => html`<${RuleWords} rule=${row.rule} vocabulary=${vocabulary} />` },
    { label: t('segments.size'), number: true, cell: (row) => html`<${Size} id=${row._id} />` },
    { label: t('segments.trend'), tight: true, cell: (row) => html`<${Trend} id=${row._id} />` },
    { label: t('segments.created'), tight: true, cell: (row) => day(row.createdAt) },
    mayWrite && { label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true, cell: (row) => html`<a href=${to('campaigns', 'new', { segment: row._id })}>${t('segments.write')}</a>` },
  ].filter(Boolean);
  return html`
    <${Page} title=${t('segments.title')} lead=${t('segments.lead')} actions=${create}>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('segments.none')} text=${t('segments.noneText')}>${create}<//>`}>
        ${() => html`<${Table} caption=${t('segments.title')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

function Size({ id }) {
  const members = useRead((signal) => read(`/api/segments/${encodeURIComponent(id)}/customers?limit=1`, signal), [id]);
  return figure(members, ({ total }) => count(total));
}

function Trend({ id }) {
  const sizes = useRead(async (signal) => (await read(`/api/segments/${encodeURIComponent(id)}/sizes`, signal)).data, [id]);
  return figure(sizes, (rows) => (rows.length > 1 ? html`<${Sparkline} rows=${rows} />` : html`<small>${t('segments.noTrend')}</small>`));
}
