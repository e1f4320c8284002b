// Small drawings of shares: the tally of a campaign, a funnel, an interval.
import { html } from '../base/ui.js';
import { count, percent } from '../base/format.js';
import { t } from '../base/words.js';

export const OUTCOMES = ['sent', 'failed', 'in_doubt', 'suppressed', 'pending'];

/** The tally as one bar; the same numbers stand beside it in words. */
export function TallyBar({ tally, label }) {
  const settled = tally.audienceSize ? (tally.audienceSize - tally.pending) / tally.audienceSize : 0;
  return html`
    <div class="bar" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.floor(settled * 100)} aria-valuetext=${tallyWords(tally)}>
      ${OUTCOMES.map((part) => html`<span class=${`part ${part}`} style=${{ flexGrow: tally[part] ?? 0 }}></span>`)}
    </div>`;
}

export const tallyWords = (tally) => OUTCOMES.filter((part) => tally[part] || part === 'sent').map((part) => `${count(tally[part])} ${t(`outcome.${part}`)}`).join(' · ');

/** Steps that become fewer: each as a bar, with its share of the first and of the step before. */
export function Funnel({ steps }) {
  const first = steps[0]?.value || 0;
  return html`
    <ol class="funnel">
      ${steps.map(({ label, value }) => html`
        <li>
          <span class="funnel-label">${label}</span>
          <span class="funnel-bar"><i style=${{ inlineSize: `${first ? Math.max((100 * value) / first, value ? 0.6 : 0) : 0}%` }}></i></span>
          <span class="funnel-value"><strong>${count(value)}</strong> ${first > 0 && html`<small>${percent(value / first)}</small>`}</span>
        </li>`)}
    </ol>`;
}

/** An estimate between the ends of its interval, with zero marked. */
export function Interval({ low, high, estimate, format }) {
  const ends = [Math.min(low, 0), Math.max(high, 0)];
  const pad = (ends[1] - ends[0]) * 0.08 || 1;
  const at = (value) => `${(100 * (value - ends[0] + pad)) / (ends[1] - ends[0] + 2 * pad)}%`;
  return html`
    <div class="interval" role="img" aria-label=${t('results.intervalDrawn', { low: format(low), high: format(high), estimate: format(estimate) })}>
      <span class="zero" style=${{ left: at(0) }}></span>
      <span class=${`range${low > 0 ? ' up' : high < 0 ? ' down' : ''}`} style=${{ left: at(low), right: `calc(100% - ${at(high)})` }}></span>
      <span class="estimate" style=${{ left: at(estimate) }}></span>
      <small class="low" style=${{ left: at(low) }}>${format(low)}</small><small class="high" style=${{ left: at(high) }}>${format(high)}</small><small class="none" style=${{ left: at(0) }}>0</small>
    </div>`;
}

/** Named amounts as horizontal bars, the largest first. */
export function Ranking({ items, format = count }) {
  const most = Math.max(...items.map(({ value }) => value), 1);
  return html`<ul class="ranking">${items.map(({ label, value }) => html`
    <li><span>${label}</span><span class="rank-bar"><i style=${{ inlineSize: `${(100 * value) / most}%` }}></i></span><b>${format(value)}</b></li>`)}</ul>`;
}
