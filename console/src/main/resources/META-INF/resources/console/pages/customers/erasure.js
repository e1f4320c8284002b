// What has become of an erasure: accepted, then completed once every service has erased its data.
import { read } from '../../base/api.js';
import { useInterval, useRead } from '../../base/data.js';
import { clock, moment } from '../../base/format.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Failure } from '../../parts/page.js';

const OFTEN = 2000;

export function ErasureNotice({ id }) {
  const path = `/api/erasures/${encodeURIComponent(id)}`;
  const state = useRead(async (signal) => (await read(path, signal)).data, [path]);
  const { data } = state;
  useInterval(() => state.reload(true), OFTEN, Boolean(data) && data.status !== 'completed');
  if (!data) return state.error ? html`<${Failure} error=${state.error} retry=${() => state.reload()} />` : null;
  return data.status === 'completed'
    ? html`<p class="notice good" role="status">${t('customers.erased', { time: moment(data.completed_at) })}</p>`
    : html`<p class="notice" role="status">${t('customers.erasing', { time: clock(state.readAt) })}</p>`;
}
