// Who we may write to: how many, a page of them, search by email.
import { call, words } from './api.js';
import { count, day, el, field, many, money, table } from './dom.js';

const PAGE = 25;

export const CUSTOMER_COLUMNS = [
  { label: 'Name', text: (customer) => customer.name || '–' },
  { label: 'Email', text: (customer) => customer.email },
  { label: 'Total spend', number: true, text: (customer) => money(customer.total_spend) },
  { label: 'Visits', number: true, text: (customer) => count(customer.visits_count) },
  { label: 'Last active', text: (customer) => day(customer.last_active_at) },
];
const COLUMNS = [...CUSTOMER_COLUMNS, { label: 'Tags', text: (customer) => (customer.tags ?? []).join(', ') }];

export function customersView(main) {
  const total = el('p', { className: 'lead', role: 'status' }, 'Loading…');
  const list = el('div');
  const email = el('input', { type: 'search', autocomplete: 'off', placeholder: 'ann@example.com' });
  const search = el('form', { className: 'inline', role: 'search', onsubmit: (event) => { event.preventDefault(); show(null); } },
    field('Email address', email),
    el('button', {}, 'Search'),
    el('button', { type: 'button', className: 'quiet', onclick: () => { email.value = ''; show(null); } }, 'Show all'));
  main.append(el('h1', {}, 'Customers'), total, search, list);

  async function show(cursor) {
    const query = new URLSearchParams({ limit: PAGE });
    const wanted = email.value.trim();
    if (wanted) query.set('email', wanted);
    if (cursor) query.set('cursor', cursor);
    try {
      const page = await call('GET', `/api/customers?${query}`);
      total.textContent = wanted
        ? `${many(page.data.length, 'customer')} with this email address`
        : many(page.total ?? page.data.length, 'customer');
      list.replaceChildren(
        page.data.length
          ? table('Customers', COLUMNS, page.data)
          : el('p', { className: 'empty' }, wanted ? 'Nobody has this email address.' : 'There are no customers yet.'),
        el('div', { className: 'actions' },
          cursor && el('button', { className: 'quiet', onclick: () => show(null) }, 'First page'),
          page.next_cursor && el('button', { className: 'quiet', onclick: () => show(page.next_cursor) }, 'Next page')));
    } catch (failure) {
      total.textContent = '';
      list.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
    }
  }

  show(null);
  return {};
}
