// How the customers of an audience differ: by what they have spent, and by when they were last active.
import { count, money, roundMoney } from '../base/format.js';
import { html } from '../base/ui.js';
import { t } from '../base/words.js';
import { GroupChart } from '../parts/chart.js';
import { Card } from '../parts/page.js';

/** Of a read preview of an audience, which has no distribution if counting took too long. */
export function Distribution({ preview }) {
  const of = preview.distribution;
  if (!of) return html`<p class="hint">${t('distribution.tooMany')}</p>`;
  const series = [{ key: 'customers', label: t('distribution.customers'), colour: '--chart' }];
  const chart = (name, rows) => html`<${Card}><${GroupChart} title=${t(`distribution.${name}`)} heading=${t(`distribution.${name}`)} rows=${rows} series=${series} name=${`customers-by-${name}`} /><//>`;
  return html`<div class="columns">${chart('spend', filled(of.spend).map(spendGroup))}${chart('activity', [...of.inactive_days.map(activityGroup), never(of.never_active)])}</div>`;
}

/** The groups up to the highest that has customers. */
function filled(bins) {
  const last = bins.findLastIndex(({ customers }) => customers > 0);
  return bins.slice(0, Math.max(last + 1, 4));
}

function spendGroup({ from, to, customers }) {
  if (to === from) return { group: money(0), short: roundMoney(0), customers };
  const range = { from: money(from), to: money(to) };
  return { group: t(to === undefined || to === null ? 'distribution.more' : 'distribution.range', range), short: from < 1 ? t('distribution.some') : roundMoney(from), customers };
}

function activityGroup({ from, to, customers }) {
  const last = to === undefined || to === null;
  return { group: last ? t('distribution.longer', { from: count(from) }) : t('distribution.days', { from: count(from), to: count(to - 1) }), short: last ? `${count(from)}+` : `${count(from)}–${count(to - 1)}`, customers };
}

const never = (customers) => ({ group: t('distribution.never'), short: t('distribution.neverShort'), customers });
