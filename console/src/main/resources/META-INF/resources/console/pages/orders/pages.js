// Orders: the list, also of one customer, each with its products.
import { usePages } from '../../base/data.js';
import { count, day, money } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { html, useState } from '../../base/ui.js';
import { many, t, wordOf } from '../../base/words.js';
import { Dialog, Input } from '../../parts/form.js';
import { Empty, Facts, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

export default function Orders({ query }) {
  const [text, setText] = useState(query.customer_id ?? '');
  const pages = usePages('/api/orders', { customer_id: query.customer_id });
  const search = (event) => {
    event.preventDefault();
    replace(to('orders', { customer_id: text.trim() }));
  };
  return html`
    <${Page} title=${t('orders.title')} lead=${t('orders.lead')}>
      <search><form class="inline" onSubmit=${search}>
        <${Input} label=${t('orders.ofCustomer')} type="search" value=${text} change=${setText} placeholder=${t('orders.ofCustomerExample')} autocomplete="off" />
        <button class="quiet">${t('action.show')}</button>
      </form></search>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t(query.customer_id ? 'orders.notFound' : 'orders.none')} text=${t('orders.noneText')} />`}>
        ${() => html`
          ${pages.total !== undefined && html`<p class="hint" role="status">${many('orders.total', pages.total)}</p>`}
          <${Table} caption=${t('orders.title')} columns=${orderColumns({ customer: true })} rows=${pages.rows} /><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

export const orderColumns = ({ customer }) => [
  { label: t('orders.order'), cell: (row) => html`<${Order} order=${row} />` },
  customer && { label: t('orders.customer'), cell: (row) => (row.customer_id ? html`<a href=${to('customers', row.customer_id)}>${row.email ?? row.customer_id}</a>` : row.email ?? '–') },
  { label: t('orders.date'), tight: true, cell: (row) => day(row.order_date) },
  { label: t('orders.products'), wide: true, cell: (row) => html`<span class="clip">${row.products.map(({ name, product_id: id, quantity }) => `${quantity ?? 1} × ${name ?? id ?? '?'}`).join(', ')}</span>` },
  { label: t('orders.status'), tight: true, cell: (row) => html`<span class=${`badge ${row.status}`}>${wordOf('orderStatus', row.status)}</span>` },
  { label: t('orders.price'), number: true, cell: (row) => html`${money(row.total_price, row.currency)}${Number(row.refunded_amount) > 0 && html`<small>−${money(row.refunded_amount, row.currency)}</small>`}` },
].filter(Boolean);

function Order({ order }) {
  const [open, setOpen] = useState(false);
  const columns = [
    { label: t('orders.product'), cell: (row) => html`${row.name ?? row.product_id}<small>${row.name && row.product_id}</small>` },
    { label: t('orders.quantity'), number: true, cell: (row) => count(row.quantity ?? 1) },
    { label: t('orders.price'), number: true, cell: (row) => money(row.price, order.currency) },
  ];
  return html`
    <button type="button" class="link" onClick=${() => setOpen(true)}>${order._id}</button>
    ${open && html`
      <${Dialog} title=${t('orders.one', { id: order._id })} close=${() => setOpen(false)}>
        <${Facts} facts=${[
          [t('orders.date'), day(order.order_date)], [t('orders.status'), wordOf('orderStatus', order.status)], [t('orders.price'), money(order.total_price, order.currency)],
          Number(order.refunded_amount) > 0 && [t('orders.refunded'), money(order.refunded_amount, order.currency)],
          order.original && [t('orders.original'), `${money(order.original.total_price, order.original.currency)} × ${order.original.exchange_rate}`],
          ...Object.entries(order.attributes).map(([key, value]) => [key, String(value)]),
        ]} />
        <${Table} caption=${t('orders.products')} columns=${columns} rows=${order.products} keyOf=${(row) => row.product_id} />
        <div class="actions end"><button type="button" class="quiet" onClick=${() => setOpen(false)}>${t('action.close')}</button></div>
      <//>`}`;
}
