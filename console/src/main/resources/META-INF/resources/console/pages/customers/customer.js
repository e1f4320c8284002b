// One customer: what we know, what they bought, what we wrote, and whether we may write.
import { call, query, read } from '../../base/api.js';
import { useAction, usePages, useRead } from '../../base/data.js';
import { ago, count, day, moment, money } from '../../base/format.js';
import { go, to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint, Confirm } from '../../parts/form.js';
import { save } from '../../parts/save.js';
import { Card, Facts, Failure, Loaded, Page, Tile } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { Why } from '../campaigns/recipients.js';
import { orderColumns } from '../orders/pages.js';
import { EditCustomer } from './edit.js';
import { Memberships } from './memberships.js';

export function OneCustomer({ id }) {
  const mayWrite = useMay('marketer');
  const path = `/api/customers/${encodeURIComponent(id)}`;
  const customer = useRead(async (signal) => (await read(path, signal)).data, [path]);
  const { data } = customer;
  return html`
    <${Page} title=${data ? data.name || data.email : t('customers.one')} lead=${data?.email} back=${{ href: to('customers'), label: t('customers.title') }}
      actions=${data && html`<${Privacy} customer=${data} path=${path} />`}>
      <${Loaded} state=${customer}>
        ${() => html`
          <${Suppression} email=${data.email} />
          <div class="tiles">
            <${Tile} label=${t('customers.spend')} value=${money(data.total_spend)} />
            <${Tile} label=${t('customers.visits')} value=${count(data.visits_count)} />
            <${Tile} label=${t('customers.average')} value=${money(data.avg_order_value)} />
            <${Tile} label=${t('customers.lastActive')} value=${data.last_active_at ? ago(data.last_active_at) : '–'} note=${data.last_active_at && day(data.last_active_at)} />
          </div>
          <div class="columns">
            <${Card} title=${t('customers.facts')}><${Facts} facts=${facts(data)} />
              ${mayWrite && html`<${EditCustomer} customer=${data} path=${path} changed=${() => customer.reload(true)} />`}<//>
            <${Memberships} customer=${data} />
          </div>
          <${Orders} id=${data._id} />
          <${Communications} id=${data._id} />`}
      <//>
    <//>`;
}

function facts(data) {
  return [
    [t('customers.id'), html`<code>${data.customer_id ?? data._id}</code>`],
    [t('customers.phone'), data.phone ?? '–'],
    [t('customers.firstOrder'), day(data.first_order_at)],
    [t('customers.since'), moment(data.created_at)],
    data.last_opened_at && [t('customers.lastOpened'), moment(data.last_opened_at)],
    data.last_clicked_at && [t('customers.lastClicked'), moment(data.last_clicked_at)],
    [t('customers.tags'), data.tags.length ? html`<span class="tags">${data.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</span>` : '–'],
    ...Object.entries(data.attributes).map(([key, value]) => [key.replaceAll('_', ' '), String(value)]),
  ];
}

function Suppression({ email }) {
  const state = useRead(async (signal) => (await read(query('/api/suppressions', { email }), signal)).data[0] ?? null, [email]);
  if (state.error) return html`<${Failure} error=${state.error} retry=${() => state.reload()} />`;
  if (!state.data) return null;
  return html`<p class="notice warn">${t('customers.suppressed', { reason: wordOf('reason', state.data.reason), time: moment(state.data.created_at) })} <a href=${to('suppressions', { email })}>${t('customers.suppressionShow')}</a></p>`;
}

function Orders({ id }) {
  const pages = usePages('/api/orders', { customer_id: id }, 10);
  return html`
    <${Card} title=${t('orders.title')} actions=${pages.total > 0 && html`<span class="hint">${count(pages.total)}</span>`}>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<p class="hint">${t('customers.noOrders')}</p>`}>
        ${() => html`<${Table} caption=${t('orders.title')} columns=${orderColumns({ customer: false })} rows=${pages.rows} /><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

function Communications({ id }) {
  const pages = usePages('/api/communications', { customer_id: id }, 10);
  const columns = [
    { label: t('customers.campaign'), cell: (row) => (row.campaign ? html`<a href=${to('campaigns', row.campaign._id)}>${row.campaign.name}</a>` : t('customers.test')) },
    { label: t('recipients.status'), tight: true, cell: (row) => html`<span class=${`badge ${row.status.toLowerCase()}`}>${wordOf('recipientStatus', row.status)}</span>` },
    { label: t('recipients.why'), wide: true, cell: (row) => html`<${Why} ...${row} />` },
    { label: t('recipients.message'), wide: true, cell: (row) => html`<span class="clip" title=${row.message}>${row.message ?? ''}</span>` },
    { label: t('recipients.time'), tight: true, cell: (row) => moment(row.settledAt ?? row.createdAt) },
  ];
  return html`
    <${Card} title=${t('customers.communications')}>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<p class="hint">${t('customers.noCommunications')}</p>`}>
        ${() => html`<${Table} caption=${t('customers.communications')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

/** Stops campaigns from writing to the person; everything known of them as one file; the way to forget them. */
function Privacy({ customer, path }) {
  const mayWrite = useMay('marketer');
  const isAdmin = useMay('admin');
  const action = useAction();
  if (!mayWrite) return null;
  const download = () => action.run(async () => save(`customer-${customer._id}.json`, new Blob([JSON.stringify(await read(`${path}/export`), null, 2)], { type: 'application/json' })));
  return html`
    <${Confirm} label=${t('customers.suppress')} question=${t('customers.suppressAsk', { email: customer.email })} detail=${t('customers.suppressDetail')}
      action=${() => call('POST', '/api/suppressions', { body: { email: customer.email, reason: 'suppressed' } })} done=${() => go(to('suppressions', { email: customer.email }))} />
    <${Act} class="quiet" busy=${action.busy} action=${download}>${t('customers.export')}<//>
    ${isAdmin && html`<${Confirm} label=${t('customers.erase')} tone="danger" typed=${customer.email} question=${t('customers.eraseAsk', { name: customer.name || customer.email })} detail=${t('customers.eraseDetail')}
      action=${() => call('DELETE', path)} done=${({ data }) => go(to('customers', { erasure: data._id }))} />`}
    <${Complaint} error=${action.error} />`;
}
