// Customers: the list, and one of them.
import { html } from '../../base/ui.js';
import { OneCustomer } from './customer.js';
import { CustomerList } from './list.js';

export default function Customers({ path: [id], query }) {
  return id ? html`<${OneCustomer} key=${id} id=${id} query=${query} />` : html`<${CustomerList} query=${query} />`;
}
