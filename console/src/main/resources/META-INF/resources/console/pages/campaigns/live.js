// One campaign as it is now: read once, then followed by server-sent events until its figures are final or the API refuses to show them.
import { address, read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { useEffect, useState } from '../../base/ui.js';
import { MOVING } from './actions.js';

const RETRY = 4000;
const REFUSED = new Set([401, 403, 404]);

/** {data, error, live, perSecond, expected, reload}; `live` while the connection is open. */
export function useCampaign(id) {
  const path = `/api/campaigns/${encodeURIComponent(id)}`;
  const state = useRead(async (signal) => (await read(path, signal)).data, [id]);
  const [news, setNews] = useState(null);
  const [live, setLive] = useState(false);
  const moving = state.data && !REFUSED.has(state.error?.status) && (MOVING.has(state.data.status) || state.data.deliveryStats.pending > 0) && state.data.status !== 'cancelled';

  useEffect(() => {
    if (!moving) return undefined;
    let source = null;
    let timer = 0;
    const open = () => {
      let opened = false;
      source = new EventSource(address(`${path}/events`), { withCredentials: true });
      source.onopen = () => {
        opened = true;
        setLive(true);
      };
      source.addEventListener('tally', ({ data }) => setNews({ ...JSON.parse(data), readAt: Date.now() }));
      source.addEventListener('final', ({ data }) => {
        setNews({ ...JSON.parse(data), readAt: Date.now() });
        source.close();
        setLive(false);
        state.reload(true);
      });
      source.onerror = () => {
        source.close();
        setLive(false);
        if (!opened) state.reload(true);
        timer = setTimeout(open, RETRY);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
      setLive(false);
    };
  }, [path, moving]);

  const fresher = news && news.readAt > (state.readAt ?? 0);
  return {
    ...state,
    live,
    perSecond: news?.per_second,
    expected: news?.expected_audience,
    readAt: fresher ? news.readAt : state.readAt,
    data: state.data && fresher
      ? { ...state.data, status: news.status, deliveryStats: news.deliveryStats, failureReasons: news.failureReasons ?? state.data.failureReasons }
      : state.data,
  };
}
