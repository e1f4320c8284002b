// Who got a campaign's message, who did not, and why.
import { address, query as parameters } from '../../base/api.js';
import { usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { has, t, wordOf } from '../../base/words.js';
import { Select } from '../../parts/form.js';
import { Empty, Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

export function Recipients({ campaign, query }) {
  const { communication_statuses: statuses } = useVocabulary();
  const filter = { status: query.status, reason: query.reason };
  const path = `/api/campaigns/${encodeURIComponent(campaign._id)}/recipients`;
  const pages = usePages(path, filter);
  const show = (change) => replace(to('campaigns', campaign._id, { tab: 'recipients', ...filter, ...change }));
  const reasons = [...new Set([...Object.keys(campaign.failureReasons ?? {}), query.reason].filter(Boolean))];
  return html`
    <div class="filters">
      <${Select} label=${t('recipients.status')} value=${query.status ?? ''} change=${(status) => show({ status, reason: '' })} options=${[['', t('recipients.all')], ...statuses.map((status) => [status, wordOf('recipientStatus', status)])]} />
      ${reasons.length > 0 && html`<${Select} label=${t('recipients.reason')} value=${query.reason ?? ''} change=${(reason) => show({ reason })} options=${[['', t('recipients.any')], ...reasons.map((reason) => [reason, wordOf('reason', reason)])]} />`}
      <a class="button quiet" href=${address(parameters(`${path}.csv`, filter))} download>${t('action.csv')}</a>
    </div>
    <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('recipients.none')} text=${t('recipients.noneText')} />`}>
      ${() => html`<${Table} caption=${t('campaign.tab.recipients')} columns=${columns()} rows=${pages.rows} /><${Pager} pages=${pages} />`}
    <//>`;
}

const columns = () => [
  { label: t('recipients.customer'), cell: (row) => html`<a href=${to('customers', row.customer_id)}>${row.email ?? row.customer_id}</a>` },
  { label: t('recipients.status'), tight: true, cell: (row) => html`<span class=${`badge ${row.status.toLowerCase()}`}>${wordOf('recipientStatus', row.status)}</span>` },
  { label: t('recipients.why'), wide: true, cell: (row) => html`<${Why} ...${row} />` },
  { label: t('recipients.message'), wide: true, cell: (row) => html`<span class="clip" title=${row.message}>${row.message ?? ''}</span>` },
  { label: t('recipients.time'), tight: true, cell: (row) => moment(row.settledAt ?? row.createdAt) },
];

/** The reason in words, and what it means. */
export function Why({ status, reason, attempt, bounced_at: bounced, complained_at: complained, opened_at: opened, clicked_at: clicked }) {
  if (!reason && !bounced && !complained && !opened) return html`<span class="hint">${has(`why.${status}`) ? t(`why.${status}`) : ''}</span>`;
  return html`
    ${reason && html`<span>${wordOf('reason', reason)}</span>`}
    ${reason && has(`why.${reason}`) && html`<small>${t(`why.${reason}`)}</small>`}
    ${attempt > 1 && html`<small>${t('recipients.attempt', { n: attempt })}</small>`}
    ${bounced && html`<small>${t('recipients.bounced', { time: moment(bounced) })}</small>`}
    ${opened && html`<small>${t('recipients.opened', { time: moment(opened) })}</small>`}
    ${clicked && html`<small>${t('recipients.clicked', { time: moment(clicked) })}</small>`}
    ${complained && html`<small>${t('recipients.complained', { time: moment(complained) })}</small>`}`;
}
