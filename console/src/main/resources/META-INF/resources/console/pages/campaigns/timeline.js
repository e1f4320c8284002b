// When the outcomes of a campaign became known.
import { read } from '../../base/api.js';
import { useInterval, useRead } from '../../base/data.js';
import { clock } from '../../base/format.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { TimeChart } from '../../parts/chart.js';
import { Card, Failure } from '../../parts/page.js';
import { MOVING } from './actions.js';

const OFTEN = 10_000;
const SERIES = () => [['sent', '--sent'], ['failed', '--failed'], ['in_doubt', '--doubt']].map(([key, colour]) => ({ key, label: t(`outcome.${key}`), colour }));

export function Timeline({ campaign: { _id, status } }) {
  const state = useRead(async (signal) => (await read(`/api/campaigns/${encodeURIComponent(_id)}/timeline`, signal)).data, [_id, status]);
  useInterval(() => state.reload(true), OFTEN, MOVING.has(status));
  if (state.error && !state.data) return html`<${Failure} error=${state.error} retry=${() => state.reload()} />`;
  if (!state.data || state.data.steps.length < 2) return null;
  return html`
    <${Card}>
      <${TimeChart} title=${t('campaign.timeline')} rows=${state.data.steps} unit=${state.data.unit} series=${SERIES()} name="outcomes-over-time" />
      <p class="small">${t('state.asOf', { time: clock(state.data.as_of) })}</p>
    <//>`;
}
