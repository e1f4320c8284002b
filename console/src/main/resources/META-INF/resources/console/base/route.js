// Which page is shown: everything after the # of the address, such as #/campaigns/c-1?tab=recipients.
import { useEffect, useState } from './ui.js';

export function parse(hash = location.hash) {
  const [path, search] = hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decoded), query: Object.fromEntries(new URLSearchParams(search)) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page: to('customers', id) or to('orders', {customer_id: id}). */
export function to(...parts) {
  const parameters = typeof parts.at(-1) === 'object' ? parts.pop() : {};
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return `#/${parts.map(encodeURIComponent).join('/')}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
}

export function go(address) {
  location.hash = address;
}

/** Changes what is shown without a new entry in the browser's history. */
export function replace(address) {
  history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute() {
  const [route, setRoute] = useState(() => parse());
  useEffect(() => {
    const changed = () => setRoute(parse());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return route;
}
