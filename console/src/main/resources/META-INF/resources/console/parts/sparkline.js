// A small line of numbers over time, without axes, and what changed in words.
import { count, shortDay } from '../base/format.js';
import { html } from '../base/ui.js';
import { t } from '../base/words.js';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 3;

/** Rows: {day, customers}, the oldest first; nothing is drawn of a single day. */
export function Sparkline({ rows }) {
  if (rows.length < 2) return null;
  const values = rows.map((row) => row.customers);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const days = rows.map(({ day }) => Date.parse(day));
  const across = (day) => EDGE + ((WIDTH - 2 * EDGE) * (day - days[0])) / (days.at(-1) - days[0]);
  const up = (value) => (high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - low)) / (high - low));
  const points = values.map((value, at) => [across(days[at]), up(value)]);
  const said = t('chart.change', { from: count(values[0]), since: shortDay(days[0]), to: count(values.at(-1)), until: shortDay(days.at(-1)) });
  return html`
    <svg class="sparkline" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${said}>
      <title>${said}</title>
      <polyline points=${points.map((point) => point.map((value) => value.toFixed(1)).join(',')).join(' ')} />
      <circle cx=${points.at(-1)[0]} cy=${points.at(-1)[1]} r="2.5" />
    </svg>`;
}
