// All campaigns, the newest first; those that run are read again every few seconds.
import { useInterval, usePages } from '../../base/data.js';
import { clock, count, moment, percent } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { useMay, useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { TallyBar, tallyWords } from '../../parts/bars.js';
import { Select } from '../../parts/form.js';
import { Icon } from '../../parts/icon.js';
import { Badge, Empty, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { MOVING, WAITING } from './actions.js';

const OFTEN = 3000;

export function CampaignList({ query: { status } }) {
  const mayWrite = useMay('marketer');
  const { campaign_statuses: statuses } = useVocabulary();
  const pages = usePages('/api/campaigns', { status });
  useInterval(() => pages.reload(true), OFTEN, pages.rows.some(({ status }) => MOVING.has(status)));
  const create = mayWrite && html`<a class="button primary" href=${to('campaigns', 'new')}><${Icon} name="plus" />${t('campaigns.new')}</a>`;
  return html`
    <${Page} title=${t('campaigns.title')} lead=${t('campaigns.lead')} actions=${create}>
      <div class="filters"><${Select} label=${t('campaigns.status')} value=${status ?? ''} change=${(chosen) => replace(to('campaigns', { status: chosen }))} options=${[['', t('campaigns.any')], ...statuses.map((each) => [each, wordOf('campaignStatus', each)])]} /></div>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${status ? html`<${Empty} title=${t('campaigns.noneOfStatus')} />` : html`<${Empty} title=${t('campaigns.none')} text=${t('campaigns.noneText')}>${create}<//>`}>
        ${() => html`
          <${Table} caption=${t('campaigns.title')} columns=${columns()} rows=${pages.rows} />
          <${Pager} pages=${pages} />
          <p class="small">${t('state.asOf', { time: clock(pages.readAt) })}</p>`}
      <//>
    <//>`;
}

const columns = () => [
  { label: t('campaigns.name'), wide: true, cell: (row) => html`<a class="strong" href=${to('campaigns', row._id)}>${row.name}</a><small class="clip">${row.message ?? t('campaigns.noMessage')}</small>` },
  { label: t('campaigns.status'), tight: true, cell: (row) => html`<${Badge} group="campaignStatus" value=${row.status} />` },
  { label: t('campaigns.audience'), number: true, cell: (row) => (WAITING.has(row.status) ? '–' : count(row.deliveryStats.audienceSize)) },
  { label: t('campaigns.progress'), cell: (row) => !WAITING.has(row.status) && html`<div class="in-table"><${TallyBar} tally=${row.deliveryStats} label=${row.name} /><small>${tallyWords(row.deliveryStats)}</small></div>` },
  { label: t('campaigns.rate'), number: true, cell: (row) => percent(deliveryRate(row.deliveryStats)) },
  { label: t('campaigns.when'), tight: true, cell: when },
];

/** Of those whose outcome is known, the share that was sent. */
export function deliveryRate({ sent, failed }) {
  return sent + failed ? sent / (sent + failed) : null;
}

function when(row) {
  if (row.status === 'scheduled') return html`${moment(row.schedule_at)}<small>${t('campaigns.planned')}</small>`;
  return row.launchedAt ? html`${moment(row.launchedAt)}<small>${t('campaigns.launched')}</small>` : html`${moment(row.createdAt)}<small>${t('campaigns.created')}</small>`;
}
