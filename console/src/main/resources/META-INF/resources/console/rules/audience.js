// Who matches a rule right now: the count while it is edited, a sample, and what looks wrong about it.
import { call } from '../base/api.js';
import { useLater, useRead } from '../base/data.js';
import { clock, count, day, money } from '../base/format.js';
import { to } from '../base/route.js';
import { html } from '../base/ui.js';
import { many, t } from '../base/words.js';
import { Failure } from '../parts/page.js';
import { Table } from '../parts/table.js';

/** Reads the audience of a canonical rule, a moment after its last change. There is none without a rule, and never that of an earlier rule. */
export function useAudience(rule, distribution = false) {
  const wanted = rule ? JSON.stringify({ rules: rule, ...(distribution ? { distribution } : {}) }) : null;
  const later = useLater(wanted, 350);
  const state = useRead(async (signal) => (later ? { of: later, ...(await call('POST', '/api/audience', { body: JSON.parse(later), signal })).data } : null), [later]);
  const isCurrent = wanted === later;
  return { ...state, loading: state.loading || !isCurrent, error: isCurrent ? state.error : null, data: wanted && state.data?.of === wanted ? state.data : null };
}

export const CUSTOMER_COLUMNS = () => [
  { label: t('customers.name'), cell: (customer) => html`<a href=${to('customers', customer._id)}>${customer.name || customer.email}</a>` },
  { label: t('customers.email'), cell: (customer) => customer.email },
  { label: t('customers.spend'), number: true, cell: (customer) => money(customer.total_spend) },
  { label: t('customers.visits'), number: true, cell: (customer) => count(customer.visits_count) },
  { label: t('customers.lastActive'), tight: true, cell: (customer) => day(customer.last_active_at) },
];

export function AudienceCard({ audience, rule }) {
  const { data, error, loading, readAt, reload } = audience;
  return html`
    <section class="card audience" aria-label=${t('audience.title')} aria-busy=${loading ? 'true' : 'false'}>
      <h2>${t('audience.title')}</h2>
      ${!rule && html`<p class="hint">${t('audience.incomplete')}</p>`}
      ${rule && error && html`<${Failure} error=${error} retry=${() => reload()} />`}
      ${rule && !data && !error && html`<p class="hint">${t('state.loading')}</p>`}
      ${rule && data && html`
        <p class="count" role="status"><strong>${count(data.count)}</strong> ${many('audience.match', data.count)}</p>
        ${(data.suppressed ?? null) === null && html`<p>${t('audience.suppressedUnknown')}</p>`}
        ${data.suppressed > 0 && html`<p>${many('audience.suppressed', data.suppressed)}</p>`}
        ${data.count > 0 && data.suppressed > 0 && html`<p><strong>${many('audience.reachable', data.count - data.suppressed)}</strong></p>`}
        ${data.lint.map(({ path, message }) => html`<p class="notice warn"><code>${path}</code> ${message}</p>`)}
        <p class="small">${t('state.asOf', { time: clock(readAt) })}</p>`}
    </section>`;
}

export function Sample({ customers }) {
  if (!customers.length) return html`<p class="hint">${t('audience.nobody')}</p>`;
  return html`<${Table} caption=${t('audience.sample')} columns=${CUSTOMER_COLUMNS()} rows=${customers} />`;
}
