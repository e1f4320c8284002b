// What a campaign earned: orders that followed it, and what it added compared with the control group.
import { read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { count, money, percent, signed } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { html } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { Interval } from '../../parts/bars.js';
import { Select } from '../../parts/form.js';
import { Card, Loaded, Tile } from '../../parts/page.js';
import { Table } from '../../parts/table.js';

const DAYS = ['1', '3', '7', '14', '30', '90'];

export function Results({ campaign, query }) {
  const days = DAYS.includes(query.days) ? query.days : '7';
  const results = useRead(async (signal) => (await read(`/api/campaigns/${encodeURIComponent(campaign._id)}/results?days=${days}`, signal)).data, [campaign._id, days]);
  return html`
    <div class="filters"><${Select} label=${t('results.window')} value=${days} change=${(chosen) => replace(to('campaigns', campaign._id, { tab: 'results', days: chosen }))} options=${DAYS.map((n) => [n, many('results.days', Number(n))])} /></div>
    <${Loaded} state=${results}>${(data) => html`<${Figures} ...${data} />`}<//>`;
}

function Figures({ attributed, contacted, control, lift, days, funnel, engagement }) {
  const rows = [['contacted', contacted], ['control', control]].map(([group, figures]) => ({ _id: group, ...figures }));
  return html`
    <div class="tiles">
      <${Tile} label=${t('results.revenue')} value=${money(attributed.revenue)} note=${many('results.revenueNote', days)} />
      <${Tile} label=${t('results.orders')} value=${count(attributed.orders)} />
      <${Tile} label=${t('results.buyers')} value=${count(attributed.buyers)} note=${percent(attributed.customers ? attributed.buyers / attributed.customers : null)} />
    </div>
    ${engagement && html`<${Engagement} ...${{ funnel, engagement }} />`}
    <${Card} title=${t('results.lift')}>
      ${lift ? html`<${LiftFigures} ...${{ lift, contacted, control }} />` : html`<p>${t(control.customers < 2 ? 'results.noControl' : 'results.noLift')}</p>`}
      ${control.customers > 0 && html`<${Table} caption=${t('results.groups')} columns=${columns()} rows=${rows} /><p class="hint">${t('results.explained')}</p>`}
    <//>`;
}

/** Who opened and clicked, and what programs did instead of people. */
function Engagement({ funnel: { delivered, opened, clicked }, engagement: { opens, clicks, machine_opens: machineOpens, machine_clicks: machineClicks, links } }) {
  const shares = [
    { label: t('results.link'), cell: (row) => html`<span class="break">${row.url}</span>` },
    { label: t('results.customers'), number: true, cell: (row) => count(row.customers) },
    { label: t('results.ofDelivered'), number: true, cell: (row) => percent(delivered ? row.customers / delivered : null) },
  ];
  return html`
    <${Card} title=${t('results.engagement')}>
      <div class="tiles">
        <${Tile} label=${t('campaign.opened')} value=${count(opened)} note=${percent(delivered ? opened / delivered : null)} />
        <${Tile} label=${t('campaign.clicked')} value=${count(clicked)} note=${percent(delivered ? clicked / delivered : null)} />
        <${Tile} label=${t('results.opens')} value=${count(opens)} note=${t('results.byMachines', { n: count(machineOpens) })} />
        <${Tile} label=${t('results.clicks')} value=${count(clicks)} note=${t('results.byMachines', { n: count(machineClicks) })} />
      </div>
      ${links.length > 0 && html`<${Table} caption=${t('results.links')} columns=${shares} rows=${links} keyOf=${({ number }) => number} />`}
      <p class="hint">${t('results.engagementHint')}</p>
    <//>`;
}

function LiftFigures({ lift: { per_customer: each, total, percent: share, significant, confidence } }) {
  const level = percent(confidence, 0);
  const verdict = significant ? (each.estimate > 0 ? 'results.more' : 'results.less') : 'results.unsure';
  return html`
    <p class="verdict"><strong>${t(verdict, { total: money(Math.abs(total.estimate)) })}</strong></p>
    <p>${t(each.estimate < 0 ? 'results.saidLess' : 'results.saidMore', { estimate: money(Math.abs(each.estimate)), low: money(each.low), high: money(each.high), level })}
      ${share && ` ${t('results.share', { estimate: signed(share.estimate, percent(share.estimate / 100)), low: percent(share.low / 100), high: percent(share.high / 100) })}`}</p>
    <${Interval} low=${each.low} high=${each.high} estimate=${each.estimate} format=${money} />
    <p class="hint centre">${t('results.axis')}</p>`;
}

const columns = () => [
  { label: t('results.group'), cell: (row) => t(`results.${row._id}`) },
  { label: t('results.customers'), number: true, cell: (row) => count(row.customers) },
  { label: t('results.buyers'), number: true, cell: (row) => count(row.buyers) },
  { label: t('results.orders'), number: true, cell: (row) => count(row.orders) },
  { label: t('results.revenue'), number: true, cell: (row) => money(row.revenue) },
  { label: t('results.each'), number: true, cell: (row) => money(row.revenue_per_customer) },
];
