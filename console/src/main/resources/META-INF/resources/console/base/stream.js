// Server-sent events: what a page has read once, followed until it is final or the API refuses to show it.
import { address } from './api.js';
import { useEffect, useRef, useState } from './ui.js';

const RETRY = 4000;
const REFUSED = new Set([401, 403, 404]);

/**
 * Follows the events of a path while `on` holds, and connects again after an interruption; without a connection it reads
 * `state` again instead. Returns the state with {live, news}: whether the connection is open, and the latest data if newer.
 */
export function useStream(state, path, event, on = true) {
  const [heard, setHeard] = useState(null);
  const [live, setLive] = useState(false);
  const latest = useRef(state);
  latest.current = state;
  const following = on && !REFUSED.has(state.error?.status);

  useEffect(() => {
    if (!following) return undefined;
    let source = null;
    let timer = 0;
    const hear = ({ data }) => setHeard({ path, data: JSON.parse(data), readAt: Date.now() });
    const open = () => {
      let opened = false;
      source = new EventSource(address(path), { withCredentials: true });
      source.onopen = () => {
        opened = true;
        setLive(true);
      };
      source.addEventListener(event, hear);
      source.addEventListener('final', (last) => {
        hear(last);
        source.close();
        setLive(false);
        latest.current.reload(true);
      });
      source.onerror = () => {
        source.close();
        setLive(false);
        if (!opened) latest.current.reload(true);
        timer = setTimeout(open, RETRY);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
      setLive(false);
    };
  }, [path, event, following]);

  const isNewer = heard?.path === path && heard.readAt > (state.readAt ?? 0);
  return { ...state, live, news: isNewer ? heard.data : null, readAt: isNewer ? heard.readAt : state.readAt };
}
