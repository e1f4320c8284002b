// One campaign: its progress, results, recipients and content.
import { call } from '../../base/api.js';
import { useAction, useRead } from '../../base/data.js';
import { clock, count, duration, moment, momentIn, percent } from '../../base/format.js';
import { to } from '../../base/route.js';
import { useVocabulary } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Funnel, Ranking, TallyBar, tallyWords } from '../../parts/bars.js';
import { Act, Complaint } from '../../parts/form.js';
import { Badge, Card, Facts, Loaded, Page, Tabs, Tile } from '../../parts/page.js';
import { MessageFrame } from '../composer/frame.js';
import { AudienceCard, useAudience } from '../../rules/audience.js';
import { RuleWords } from '../../rules/sentence.js';
import { CampaignActions, MOVING, WAITING } from './actions.js';
import { useCampaign } from './live.js';
import { deliveryRate } from './list.js';
import { Recipients } from './recipients.js';
import { Results } from './results.js';
import { Timeline } from './timeline.js';

const TABS = ['progress', 'results', 'recipients', 'content'];

export function OneCampaign({ id, query }) {
  const campaign = useCampaign(id);
  const tab = TABS.includes(query.tab) ? query.tab : 'progress';
  const { data } = campaign;
  const tabs = TABS.map((name) => [name, t(`campaign.tab.${name}`)]);
  const shown = { progress: Progress, results: Results, recipients: Recipients, content: Content }[tab];
  return html`
    <${Page} title=${data?.name ?? t('campaigns.one')} back=${{ href: to('campaigns'), label: t('campaigns.title') }}
      lead=${data && html`<${Badge} group="campaignStatus" value=${data.status} /> ${since(data)}`}
      actions=${data && html`<${CampaignActions} campaign=${data} changed=${() => campaign.reload(true)} />`}>
      <${Loaded} state=${campaign}>
        ${() => html`
          ${data.pause_reason && html`<p class="notice bad">${data.pause_reason}</p>`}
          ${data.failure_reason && html`<p class="notice bad">${data.failure_reason}</p>`}
          <${Tabs} tabs=${tabs} current=${tab} href=${(name) => to('campaigns', id, name === 'progress' ? {} : { tab: name })} />
          <${shown} campaign=${data} state=${campaign} query=${query} />`}
      <//>
    <//>`;
}

function since(campaign) {
  if (campaign.status === 'scheduled') return t('campaign.scheduledFor', { time: momentIn(campaign.schedule_at, campaign.time_zone ?? undefined), zone: campaign.time_zone ?? '' });
  if (campaign.status === 'running' && campaign.waiting_until) return t('campaign.waits', { time: moment(campaign.waiting_until) });
  return campaign.launchedAt ? t('campaign.launchedAt', { time: moment(campaign.launchedAt) }) : t('campaign.createdAt', { time: moment(campaign.createdAt) });
}

function Progress({ campaign, state }) {
  return WAITING.has(campaign.status) ? html`<${Waiting} campaign=${campaign} />` : html`<${Outcome} ...${{ campaign, state }} />`;
}

/** What is known before the launch: who matches the rule now, and what was chosen. */
function Waiting({ campaign }) {
  const audience = useAudience(campaign.rule);
  return html`
    <div class="columns">
      <${AudienceCard} audience=${audience} rule=${campaign.rule} />
      <${Card} title=${t('campaign.timing')}><${Facts} facts=${timing(campaign)} /><//>
    </div>`;
}

function Outcome({ campaign, state }) {
  const { deliveryStats: stats } = campaign;
  const reasons = Object.entries(campaign.failureReasons ?? {}).sort(([, one], [, other]) => other - one);
  const audience = Math.max(stats.audienceSize, MOVING.has(campaign.status) ? state.expected ?? 0 : 0);
  const whole = { ...stats, audienceSize: audience, pending: audience - stats.sent - stats.failed - stats.suppressed - (stats.in_doubt ?? 0) };
  return html`
    <section class="card" aria-label=${t('campaign.tab.progress')}>
      <div class="card-heading"><h2><span role="status">${headline(campaign, whole)}</span></h2><span class=${`live${state.live ? ' on' : ''}`}>${state.live ? t('state.live') : t('state.asOf', { time: clock(state.readAt) })}</span></div>
      <${TallyBar} tally=${whole} label=${campaign.name} />
      <p>${tallyWords(whole)}${state.live && state.perSecond > 0 ? ` · ${t('campaign.perSecond', { n: count(Math.round(state.perSecond)) })}` : ''}</p>
    </section>
    <div class="tiles">
      <${Tile} label=${t('campaigns.audience')} value=${count(audience)} />
      <${Tile} label=${t('outcome.sent')} value=${count(stats.sent)} note=${percent(audience ? stats.sent / audience : null)} />
      <${Tile} label=${t('campaigns.rate')} value=${percent(deliveryRate(stats))} note=${t('campaign.rateNote')} />
      <${Tile} label=${t('outcome.failed')} value=${count(stats.failed)} href=${stats.failed ? to('campaigns', campaign._id, { tab: 'recipients', status: 'FAILED' }) : undefined} />
      ${['bounced', 'complained'].filter((later) => stats[later]).map((later) => html`<${Tile} label=${t(`outcome.${later}`)} value=${count(stats[later])} note=${percent(stats[later] / stats.sent)} />`)}
      <${Tile} label=${t('outcome.suppressed')} value=${count(stats.suppressed)} href=${stats.suppressed ? to('campaigns', campaign._id, { tab: 'recipients', status: 'SUPPRESSED' }) : undefined} />
    </div>
    <${Timeline} campaign=${campaign} />
    <div class="columns">
      <${Card} title=${t('campaign.funnel')}><${CampaignFunnel} campaign=${campaign} stats=${whole} /><//>
      ${reasons.length > 0 && html`
        <${Card} title=${t('campaign.reasons')}>
          <${Ranking} items=${reasons.map(([reason, value]) => ({ value, label: html`<a href=${to('campaigns', campaign._id, { tab: 'recipients', status: 'FAILED', reason })}>${wordOf('reason', reason)}</a>` }))} />
        <//>`}
      <${Card} title=${t('campaign.timing')}><${Facts} facts=${timing(campaign)} /><//>
      <${Summary} campaign=${campaign} />
    </div>`;
}

function headline({ status }, { audienceSize, pending }) {
  if (!audienceSize) return t(MOVING.has(status) ? 'campaign.selecting' : 'campaign.nobody');
  return pending ? t('campaign.pending', { n: count(pending), total: count(audienceSize) }) : t('campaign.settled', { total: count(audienceSize) });
}

function CampaignFunnel({ campaign, stats }) {
  const results = useRead(async (signal) => (await call('GET', `/api/campaigns/${encodeURIComponent(campaign._id)}/results?days=7`, { signal })).data, [campaign._id, campaign.status]);
  const steps = [
    { label: t('campaigns.audience'), value: stats.audienceSize },
    { label: t('campaign.allowed'), value: stats.audienceSize - stats.suppressed },
    { label: t('outcome.sent'), value: stats.sent },
    results.data?.funnel && { label: t('campaign.delivered'), value: results.data.funnel.delivered },
    results.data?.engagement && { label: t('campaign.opened'), value: results.data.funnel.opened },
    results.data?.engagement && { label: t('campaign.clicked'), value: results.data.funnel.clicked },
    results.data && { label: t('campaign.bought'), value: results.data.attributed.buyers },
  ].filter(Boolean);
  return html`<${Funnel} steps=${steps} /><p class="hint">${t('campaign.boughtHint')}</p>`;
}

function timing({ createdAt, launchedAt, completedAt, schedule_at: scheduleAt, time_zone: zone, max_send_rate: rate, control_percent: control }) {
  return [
    [t('campaign.created'), moment(createdAt)],
    scheduleAt && [t('campaign.schedule'), `${momentIn(scheduleAt, zone ?? undefined)}${zone ? ` (${zone})` : ''}`],
    [t('campaign.launched'), moment(launchedAt)],
    [t('campaign.finished'), moment(completedAt)],
    launchedAt && completedAt && [t('campaign.took'), duration((Date.parse(completedAt) - Date.parse(launchedAt)) / 1000)],
    [t('composer.control'), control ? percent(control / 100, 2) : t('campaign.noControl')],
    [t('composer.rate'), rate ? t('campaign.perSecond', { n: count(rate) }) : t('campaign.noRate')],
  ];
}

function Summary({ campaign }) {
  const action = useAction();
  const [summary, setSummary] = useState(null);
  const ask = () => action.run(async () => setSummary((await call('POST', '/api/ai/summary', { body: { campaignId: campaign._id } })).data));
  return html`
    <${Card} title=${t('campaign.summary')} actions=${html`<${Act} class="quiet" busy=${action.busy} action=${ask}>${t(summary ? 'campaign.again' : 'campaign.summarise')}<//>`}>
      <${Complaint} error=${action.error} />
      ${summary ? html`<p class="prose">${summary.summary}</p><p class="hint">${t('campaign.summaryFacts')}</p>` : html`<p class="hint">${t('campaign.summaryHint')}</p>`}
    <//>`;
}

function Content({ campaign }) {
  const vocabulary = useVocabulary();
  return html`
    <div class="columns">
      <${Card} title=${t('campaign.message')}>${campaign.message ? html`${campaign.subject && html`<p><strong>${campaign.subject}</strong></p>`}<${MessageFrame} text=${campaign.message} design=${campaign.html} title=${t('campaign.message')} />` : html`<p class="hint">${t('campaigns.noMessage')}</p>`}<//>
      <${Card} title=${t('campaign.rule')} actions=${html`<a class="button quiet" href=${to('segments', campaign.segment_id)}>${t('campaign.segment')}</a>`}><${RuleWords} rule=${campaign.rule} vocabulary=${vocabulary} /><//>
    </div>`;
}
