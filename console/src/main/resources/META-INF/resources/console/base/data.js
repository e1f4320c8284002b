// What a page knows from the API, and what it keeps in the browser.
import { call, query } from './api.js';
import { useCallback, useEffect, useRef, useState } from './ui.js';

/** Reads when something in `inputs` changes: {data, error, loading, readAt, reload}. The last data stays while newer is read. */
export function useRead(reader, inputs) {
  const [state, setState] = useState({ loading: true });
  const running = useRef(null);
  const load = useCallback(async (quietly = false) => {
    running.current?.abort();
    const asked = new AbortController();
    running.current = asked;
    if (!quietly) setState((before) => ({ ...before, loading: true, error: null }));
    try {
      const data = await reader(asked.signal);
      if (!asked.signal.aborted) setState({ data, loading: false, error: null, readAt: Date.now() });
    } catch (error) {
      if (!asked.signal.aborted) setState((before) => ({ ...before, loading: false, error }));
    }
  }, inputs);
  useEffect(() => {
    load();
    return () => running.current?.abort();
  }, [load]);
  return { ...state, reload: load };
}

/** Reads again after each interval, while the page can be seen and `on` holds. */
export function useInterval(action, milliseconds, on = true) {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => !document.hidden && latest.current(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, on]);
}

/** A list of the API, a page at a time: {rows, total, next(), previous(), ...} . */
export function usePages(path, parameters = {}, limit = 25) {
  const key = JSON.stringify([path, parameters]);
  const [cursors, setCursors] = useState({ key, stack: [] });
  const stack = cursors.key === key ? cursors.stack : [];
  const cursor = stack.at(-1);
  const state = useRead((signal) => call('GET', query(path, { ...parameters, limit, cursor }), { signal }), [key, cursor]);
  return {
    ...state,
    rows: state.data?.data ?? [],
    total: state.data?.total,
    page: stack.length + 1,
    next: state.data?.next_cursor ? () => setCursors({ key, stack: [...stack, state.data.next_cursor] }) : null,
    previous: stack.length ? () => setCursors({ key, stack: stack.slice(0, -1) }) : null,
  };
}

/** A value that follows another one after a pause, for what is searched while somebody types. */
export function useLater(value, milliseconds = 250) {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return later;
}

/** State that survives a reload and the end of the session. */
export function useStored(name, initial) {
  const [value, setValue] = useState(() => stored(name) ?? initial);
  const keep = useCallback((next) => setValue((before) => {
    const after = typeof next === 'function' ? next(before) : next;
    store(name, after);
    return after;
  }), [name]);
  return [value, keep];
}

export function stored(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function store(name, value) {
  if (value === undefined) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(value));
}

/** One action at a time: {busy, error, run}. `run` answers what the action answers, or undefined when it was refused. */
export function useAction() {
  const [state, setState] = useState({ busy: false, error: null });
  const run = async (action) => {
    setState({ busy: true, error: null });
    try {
      const answer = await action();
      setState({ busy: false, error: null });
      return answer ?? true;
    } catch (error) {
      setState({ busy: false, error });
      return undefined;
    }
  };
  return { ...state, run, clear: () => setState({ busy: false, error: null }) };
}
