// Campaigns, the newest first, each with its live tally.
import { call, words } from './api.js';
import { ask, count, el, many, moment, table } from './dom.js';

const OFTEN = 1500;
const SELDOM = 10000;
const MOVING = new Set(['pending', 'running']);
const WAITING = new Set(['draft', 'scheduled']);
const PARTS = ['sent', 'failed', 'suppressed', 'pending'];

export function campaignsView(main) {
  const cards = new Map();
  const notice = el('div');
  const list = el('div', { className: 'cards' });
  let timer = 0;
  let closed = false;
  main.append(
    el('div', { className: 'heading' }, el('h1', {}, 'Campaigns'), el('a', { className: 'button', href: '#new' }, 'New campaign')),
    notice, list);

  async function refresh() {
    clearTimeout(timer);
    let moving = false;
    try {
      const answer = await call('GET', '/api/campaigns/history');
      if (closed) return;
      show(answer.data);
      moving = answer.data.some((campaign) => MOVING.has(campaign.status));
      notice.replaceChildren();
    } catch (failure) {
      if (closed) return;
      notice.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
    }
    timer = setTimeout(refresh, moving && !document.hidden ? OFTEN : SELDOM);
  }

  function show(campaigns) {
    if (!campaigns.length) {
      list.replaceChildren(el('p', { className: 'empty' }, 'No campaign yet. The first one is a minute away.'));
      return;
    }
    list.querySelector('.empty')?.remove();
    campaigns.forEach((campaign, at) => {
      let card = cards.get(campaign._id);
      if (!card) {
        card = campaignCard(campaign._id, refresh);
        cards.set(campaign._id, card);
      }
      card.show(campaign);
      if (list.children[at] !== card.element) list.insertBefore(card.element, list.children[at] ?? null);
    });
  }

  refresh();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function campaignCard(id, refresh) {
  let campaign = null;
  const title = el('h2', { id: `c-${id}` });
  const badge = el('span', { className: 'badge' });
  const created = el('span', { className: 'hint' });
  const text = el('p', { className: 'message' });
  const segments = Object.fromEntries(PARTS.map((part) => [part, el('span', { className: `part ${part}` })]));
  const bar = el('div', { className: 'bar', role: 'progressbar', 'aria-labelledby': `c-${id}`, 'aria-valuemin': 0, 'aria-valuemax': 100 }, Object.values(segments));
  const tally = el('p', { className: 'tally' });
  const outcome = el('div', { className: 'outcome', 'aria-live': 'polite' });
  const details = el('div', { className: 'details', hidden: true });
  const launch = el('button', { className: 'quiet', onclick: start }, 'Launch');
  const pause = el('button', { className: 'quiet', onclick: () => change('paused') }, 'Pause');
  const resume = el('button', { className: 'quiet', onclick: () => change('running') }, 'Resume');
  const cancel = el('button', { className: 'quiet', onclick: stop }, 'Cancel');
  const more = el('button', { className: 'quiet', 'aria-expanded': 'false', onclick: toggle }, 'Details');
  const summary = el('button', { className: 'quiet', onclick: summarise }, 'AI summary');
  const element = el('article', { className: 'card', 'aria-labelledby': `c-${id}` },
    el('div', { className: 'heading' }, title, badge), created, text, bar, tally,
    el('div', { className: 'actions' }, launch, pause, resume, cancel, more, summary), outcome, details);

  function show(next) {
    const changed = JSON.stringify(next.deliveryStats) !== JSON.stringify(campaign?.deliveryStats) || next.status !== campaign?.status;
    campaign = next;
    const stats = next.deliveryStats;
    write(title, next.name);
    write(badge, next.status);
    badge.className = `badge ${next.status}`;
    write(created, since(next));
    write(text, next.message ?? next.message_template ?? '');
    for (const part of PARTS) segments[part].style.flexGrow = stats[part];
    const settled = stats.audienceSize ? Math.floor((100 * (stats.audienceSize - stats.pending)) / stats.audienceSize) : 0;
    bar.setAttribute('aria-valuenow', settled);
    write(tally, stats.audienceSize
      ? `${many(stats.audienceSize, 'customer')}: ${PARTS.filter((part) => stats[part] || part === 'sent').map((part) => `${count(stats[part])} ${part}`).join(' · ')}`
      : 'Nobody written to yet');
    launch.hidden = !next.message || !WAITING.has(next.status);
    pause.hidden = !MOVING.has(next.status);
    resume.hidden = next.status !== 'paused';
    cancel.hidden = !MOVING.has(next.status) && !WAITING.has(next.status) && next.status !== 'paused';
    if (changed && !details.hidden) showDetails();
  }

  async function change(status) {
    try {
      await call('PUT', `/api/campaigns/${encodeURIComponent(id)}`, { body: { status } });
      outcome.replaceChildren();
    } catch (failure) {
      complain(failure);
    }
    refresh();
  }

  async function start() {
    if (await ask(`Launch “${campaign.name}” now?`, 'Messages go out at once. You can pause or cancel what has not been sent.', 'Launch')) change('running');
  }

  async function stop() {
    if (await ask(`Cancel “${campaign.name}”?`, 'What has not been handed over yet will not be sent. This cannot be undone.', 'Cancel campaign')) change('cancelled');
  }

  function toggle() {
    details.hidden = !details.hidden;
    more.setAttribute('aria-expanded', String(!details.hidden));
    if (!details.hidden) showDetails();
  }

  async function showDetails() {
    try {
      const { data } = await call('GET', `/api/campaigns/${encodeURIComponent(id)}`);
      const stats = data.deliveryStats;
      const reasons = Object.entries(data.failureReasons ?? {});
      details.replaceChildren(...[
        el('dl', {}, [
          ['Audience', count(stats.audienceSize)], ['Sent', count(stats.sent)], ['Failed', count(stats.failed)],
          ['Pending', count(stats.pending)], ['Suppressed', count(stats.suppressed)],
          ['Launched', moment(data.launchedAt)], ['Finished', moment(data.completedAt)],
        ].map(([label, value]) => el('div', {}, el('dt', {}, label), el('dd', {}, value)))),
        reasons.length > 0 && table('Failed, by reason', [
          { label: 'Reason', text: ([reason]) => reason.replaceAll('_', ' ') },
          { label: 'Failed', number: true, text: ([, failures]) => count(failures) },
        ], reasons.sort(([, one], [, other]) => other - one))].filter(Boolean));
    } catch (failure) {
      complain(failure);
    }
  }

  async function summarise() {
    summary.disabled = true;
    try {
      const { data } = await call('POST', '/api/ai/summary', { body: { campaignId: id } });
      outcome.replaceChildren(el('p', { className: 'notice' }, data.summary));
    } catch (failure) {
      complain(failure);
    } finally {
      summary.disabled = false;
    }
  }

  function complain(failure) {
    outcome.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
  }

  return { element, show };
}

/** Touches the document only when the text is another, so that a screen reader is not told the same twice. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function since(campaign) {
  if (campaign.status === 'scheduled') return `Scheduled for ${moment(campaign.schedule_at)}`;
  if (campaign.status === 'failed' && campaign.failure_reason) return campaign.failure_reason;
  if (campaign.status === 'running' && campaign.waiting_until) return `Waits for ${moment(campaign.waiting_until)}, when quiet hours are over`;
  return `Created ${moment(campaign.createdAt)}`;
}
