// Everybody we may write to: searched as one types, a page at a time.
import { useLater, usePages } from '../../base/data.js';
import { replace, to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html, useEffect, useState } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { Input } from '../../parts/form.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { CUSTOMER_COLUMNS } from '../../rules/audience.js';
import { BulkActions, choice } from './bulk.js';
import { ErasureNotice } from './erasure.js';

export function CustomerList({ query }) {
  const mayWrite = useMay('marketer');
  const [text, setText] = useState(query.search ?? '');
  const search = useLater(text.trim());
  const pages = usePages('/api/customers', { search });
  useEffect(() => {
    if (search !== (query.search ?? '')) replace(to('customers', { search, erasure: query.erasure }));
  }, [search]);
  const [chosen, setChosen] = useState([]);
  const [said, setSaid] = useState('');
  const rows = pages.rows.filter(({ _id }) => chosen.includes(_id));
  const settled = (words, refused = []) => {
    setSaid(words);
    setChosen(refused);
    pages.reload(true);
  };
  const choose = (ids) => {
    setSaid('');
    setChosen(ids);
  };
  const columns = [mayWrite && choice(pages.rows, chosen, choose), ...CUSTOMER_COLUMNS(), { label: t('customers.tags'), cell: ({ tags }) => html`<span class="tags">${(tags ?? []).slice(0, 4).map((tag) => html`<span class="tag">${tag}</span>`)}</span>` }].filter(Boolean);
  return html`
    <${Page} title=${t('customers.title')} lead=${t('customers.lead')} actions=${mayWrite && html`<a class="button quiet" href=${to('imports')}>${t('customers.import')}</a><a class="button primary" href=${to('segments', 'new')}>${t('customers.filter')}</a>`}>
      ${query.erasure && mayWrite && html`<${ErasureNotice} id=${query.erasure} />`}
      <search class="filters"><${Input} label=${t('customers.search')} type="search" value=${text} change=${setText} placeholder=${t('customers.searchExample')} autocomplete="off" spellcheck=${false} /></search>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t(search ? 'customers.notFound' : 'customers.none')} text=${t(search ? 'customers.notFoundText' : 'customers.noneText')}>${!search && mayWrite && html`<a class="button primary" href=${to('imports')}>${t('customers.import')}</a>`}<//>`}>
        ${() => html`
          <p class="hint" role="status">${search ? t('customers.found', { search }) : many('customers.total', pages.total ?? 0)}</p>
          <${BulkActions} customers=${rows} done=${settled} />
          ${said && html`<p class="notice good" role="status">${said}</p>`}
          <${Table} caption=${t('customers.title')} columns=${columns} rows=${pages.rows} />
          <${Pager} pages=${pages} />`}
      <//>
    <//>`;
}
