// What a column may become, and suggestions by its name for files that the server does not understand by itself.

export const FIELDS = {
  customers: ['name', 'email', 'phone', 'customer_id', 'total_spend', 'visits_count', 'last_active_at', 'tags', 'tags_remove'],
  orders: ['order_id', 'customer_id', 'email', 'total_price', 'order_date', 'status', 'currency', 'exchange_rate', 'refunded_amount', 'products', 'product_id', 'product_name', 'quantity', 'price'],
};
const REQUIRED = { customers: [['name'], ['email']], orders: [['total_price'], ['order_date'], ['email', 'customer_id']] };

const KNOWN_AS = {
  name: ['fullname', 'customername', 'customer', 'kunde', 'kundenname', 'firstname', 'vorname'],
  email: ['emailaddress', 'mail', 'emailadresse', 'customeremail', 'contactemail'],
  phone: ['phonenumber', 'telephone', 'mobile', 'telefon', 'telefonnummer', 'defaultaddressphone'],
  customer_id: ['id', 'customerid', 'customernumber', 'kundennummer'],
  total_spend: ['totalspent', 'spent', 'lifetimevalue', 'umsatz', 'gesamtumsatz'],
  visits_count: ['totalorders', 'orderscount', 'visits', 'orders', 'bestellungen'],
  last_active_at: ['lastactive', 'lastorderdate', 'lastpurchasedate', 'lastvisit', 'letzterkauf'],
  tags: ['tag', 'labels', 'schlagworte'],
  order_id: ['ordernumber', 'orderid', 'bestellnummer', 'order'],
  total_price: ['total', 'amount', 'totalamount', 'grandtotal', 'summe', 'betrag', 'gesamtbetrag'],
  order_date: ['date', 'createdat', 'orderedat', 'paidat', 'datum', 'bestelldatum'],
  status: ['financialstatus', 'orderstatus'],
  refunded_amount: ['refunded'],
  product_name: ['lineitemname', 'product', 'artikel', 'produkt'],
  product_id: ['lineitemsku', 'sku', 'artikelnummer'],
  quantity: ['lineitemquantity', 'qty', 'menge'],
  price: ['lineitemprice', 'unitprice', 'preis'],
};

const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The kind of file whose required columns are there; customers when both or neither fit. */
export function kindOf(header) {
  const fits = (kind) => REQUIRED[kind].every((choices) => choices.some((field) => Object.values(suggest(kind, header)).includes(field)));
  return fits('orders') && !fits('customers') ? 'orders' : 'customers';
}

/** {column: field} for every column: a field once at most, else an attribute of the column's own name. */
export function suggest(kind, header) {
  const taken = new Set();
  const exact = header.map((column) => FIELDS[kind].find((field) => plain(field) === plain(column)));
  exact.filter(Boolean).forEach((field) => taken.add(field));
  return Object.fromEntries(header.map((column, at) => {
    const field = exact[at] ?? FIELDS[kind].find((name) => !taken.has(name) && KNOWN_AS[name]?.includes(plain(column)));
    if (field) taken.add(field);
    return [column, field ?? attributeName(column)];
  }));
}

export function attributeName(column) {
  return column.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 64);
}
