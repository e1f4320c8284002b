// The first page: how things stand, what runs now, and what needs somebody.
import { call, query, read } from '../../base/api.js';
import { useInterval, useRead } from '../../base/data.js';
import { clock, count, percent, roundMoney } from '../../base/format.js';
import { to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { OUTCOMES, TallyBar, tallyWords } from '../../parts/bars.js';
import { DayChart } from '../../parts/chart.js';
import { Icon } from '../../parts/icon.js';
import { Badge, Card, Empty, figure, Loaded, Page, Tile } from '../../parts/page.js';
import { MOVING, WAITING } from '../campaigns/actions.js';
import { deliveryRate } from '../campaigns/list.js';
import { isStuck } from '../operations/queues.js';

const DAYS = 30;
const OFTEN = 3000;
const SELDOM = 30_000;
const REVENUE = () => [{ key: 'revenue', label: t('overview.revenue'), colour: '--chart' }];
const MESSAGES = () => OUTCOMES.map((key) => ({ key, label: t(`outcome.${key}`), colour: key === 'in_doubt' ? '--doubt' : `--${key}` }));

const byDay = (subject) => async (signal) => (await read(query(`/api/statistics/${subject}`, { days: DAYS }), signal)).data;

export default function Overview() {
  const mayWrite = useMay('marketer');
  const campaigns = useRead((signal) => read('/api/campaigns?limit=20', signal), []);
  const communications = useRead(byDay('communications'), []);
  const orders = useRead(byDay('orders'), []);
  const customers = useRead(byDay('customers'), []);
  const list = campaigns.data?.data ?? [];
  const moving = list.some(({ status }) => MOVING.has(status));
  useInterval(() => campaigns.reload(true), moving ? OFTEN : SELDOM);
  useInterval(() => [communications, orders, customers].forEach((each) => each.reload(true)), SELDOM);
  const isNew = customers.data?.total === 0;
  const write = mayWrite && html`<a class="button primary" href=${to('campaigns', 'new')}><${Icon} name="plus" />${t('campaigns.new')}</a>`;
  return html`
    <${Page} title=${t('nav.overview')} lead=${t('overview.lead', { days: DAYS })} actions=${write}>
      ${isNew && html`<${FirstSteps} mayWrite=${mayWrite} />`}
      <${Attention} campaigns=${list} />
      <div class="tiles">
        <${Tile} label=${t('overview.customers')} value=${figure(customers, ({ total }) => count(total))} note=${customers.data && many('overview.active', customers.data.active)} href=${to('customers')} />
        <${Tile} label=${t('overview.sent')} value=${figure(communications, ({ days }) => count(sum(days, 'sent')))} note=${t('overview.days', { days: DAYS })} href=${to('campaigns')} />
        <${Tile} label=${t('campaigns.rate')} value=${figure(communications, ({ days }) => percent(deliveryRate({ sent: sum(days, 'sent'), failed: sum(days, 'failed') })))} note=${t('overview.days', { days: DAYS })} />
        <${Tile} label=${t('overview.revenue')} value=${figure(orders, ({ days }) => roundMoney(sum(days, 'revenue')))} note=${orders.data && many('overview.orders', sum(orders.data.days, 'orders'))} href=${to('orders')} />
      </div>
      <div class="columns wide-first">
        <${Card}><${Loaded} state=${orders}>${({ days }) => html`<${DayChart} title=${t('overview.revenueByDay')} rows=${days} series=${REVENUE()} format=${roundMoney} name="revenue-by-day" />`}<//><//>
        <${Card}><${Loaded} state=${communications}>${({ days }) => html`<${DayChart} title=${t('overview.outcomes')} rows=${days} series=${MESSAGES()} name="messages-by-day" />`}<//><//>
      </div>
      <${Card} title=${t('overview.campaigns')} actions=${html`<a href=${to('campaigns')}>${t('overview.all')}</a>`}>
        <${Loaded} state=${campaigns} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t('campaigns.none')} text=${t('campaigns.noneText')} />`}>
          ${() => html`<ul class="campaign-rows">${list.slice(0, 6).map((campaign) => html`<${Row} key=${campaign._id} campaign=${campaign} />`)}</ul>
            <p class="small">${t(moving ? 'state.live' : 'state.asOf', { time: clock(campaigns.readAt) })}</p>`}
        <//>
      <//>
    <//>`;
}

const sum = (rows, key) => rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);

function Row({ campaign }) {
  return html`
    <li>
      <div><a class="strong" href=${to('campaigns', campaign._id)}>${campaign.name}</a><${Badge} group="campaignStatus" value=${campaign.status} /></div>
      <${TallyBar} tally=${campaign.deliveryStats} label=${campaign.name} />
      <small>${campaign.deliveryStats.audienceSize ? tallyWords(campaign.deliveryStats) : t(WAITING.has(campaign.status) ? 'campaign.notYet' : MOVING.has(campaign.status) ? 'campaign.selecting' : 'campaign.nobody')}</small>
    </li>`;
}

function FirstSteps({ mayWrite }) {
  return html`
    <${Card} title=${t('first.title')} tone="accent">
      <ol class="first-steps">
        <li><a href=${to('imports')}>${t('first.import')}</a><span>${t('first.importText')}</span></li>
        <li><a href=${to('segments', mayWrite ? 'new' : '')}>${t('first.segment')}</a><span>${t('first.segmentText')}</span></li>
        <li><a href=${to('campaigns', mayWrite ? 'new' : '')}>${t('first.campaign')}</a><span>${t('first.campaignText')}</span></li>
      </ol>
    <//>`;
}

/** What somebody should look at; nothing when all is well. */
function Attention({ campaigns }) {
  const isAdmin = useMay('admin');
  const letters = useRead(async (signal) => (isAdmin ? (await call('GET', '/api/dead-letters?limit=1', { signal })).total : 0), [isAdmin]);
  const queues = useRead(async (signal) => (isAdmin ? (await read('/api/queues', signal)).data : []), [isAdmin]);
  const webhooks = useRead(async (signal) => (isAdmin ? (await read('/api/webhooks', signal)).data : []), [isAdmin]);
  useInterval(() => [letters, queues, webhooks].forEach((each) => each.reload(true)), SELDOM, isAdmin);
  const items = [
    letters.error && [to('operations'), t('attention.unread')],
    letters.data > 0 && [to('operations'), many('attention.letters', letters.data)],
    queues.error && [to('operations'), t('attention.queuesUnread')],
    ...(queues.data ?? []).filter(isStuck).map(({ _id }) => [to('operations'), t('attention.stuck', { queue: _id })]),
    ...(webhooks.data ?? []).filter(({ status }) => status === 'disabled').map(({ _id, url }) => [to('settings', 'webhooks', { webhook: _id }), t('attention.webhook', { host: new URL(url).host })]),
    ...campaigns.filter(({ status }) => status === 'failed').map(({ _id, name }) => [to('campaigns', _id), t('attention.failed', { name })]),
    ...campaigns.filter(isWeak).map(({ _id, name, deliveryStats }) => [to('campaigns', _id), t('attention.weak', { name, rate: percent(deliveryRate(deliveryStats)) })]),
    ...campaigns.filter(({ status, deliveryStats }) => status === 'completed' && deliveryStats.audienceSize === 0).map(({ _id, name }) => [to('campaigns', _id), t('attention.nobody', { name })]),
  ].filter(Boolean);
  if (!items.length) return null;
  return html`<section class="notice warn attention" aria-label=${t('attention.title')}><${Icon} name="warn" /><ul>${items.slice(0, 5).map(([href, text]) => html`<li><a href=${href}>${text}</a></li>`)}</ul></section>`;
}

/** A rate says something from thirty outcomes on. */
const isWeak = ({ deliveryStats: { sent, failed } }) => sent + failed >= 30 && failed / (sent + failed) > 0.2;
