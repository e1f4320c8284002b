// One campaign as it is now: read once, then followed by server-sent events until its figures are final.
import { read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { useStream } from '../../base/stream.js';
import { MOVING } from './actions.js';

/** {data, error, live, perSecond, expected, reload}; `live` while the connection is open. */
export function useCampaign(id) {
  const path = `/api/campaigns/${encodeURIComponent(id)}`;
  const state = useRead(async (signal) => (await read(path, signal)).data, [id]);
  const moving = state.data && (MOVING.has(state.data.status) || state.data.deliveryStats.pending > 0) && state.data.status !== 'cancelled';
  const { news, ...followed } = useStream(state, `${path}/events`, 'tally', Boolean(moving));
  return {
    ...followed,
    perSecond: news?.per_second,
    expected: news?.expected_audience,
    data: state.data && news
      ? { ...state.data, status: news.status, deliveryStats: news.deliveryStats, failureReasons: news.failureReasons ?? state.data.failureReasons }
      : state.data,
  };
}
