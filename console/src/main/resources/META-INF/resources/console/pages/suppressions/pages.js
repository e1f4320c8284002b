// Addresses that must not be written to: why, since when and until when.
import { call } from '../../base/api.js';
import { useAction, usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint, Confirm, Input, Select } from '../../parts/form.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

const REASONS = ['unsubscribed', 'complained', 'bounced', 'suppressed'];

export default function Suppressions({ query }) {
  const mayWrite = useMay('marketer');
  const [text, setText] = useState(query.email ?? '');
  const pages = usePages('/api/suppressions', { email: query.email });
  const changed = () => pages.reload(true);
  const search = (event) => {
    event.preventDefault();
    replace(to('suppressions', { email: text.trim() }));
  };
  return html`
    <${Page} title=${t('suppressions.title')} lead=${t('suppressions.lead')}>
      <search><form class="inline" onSubmit=${search}>
        <${Input} label=${t('suppressions.search')} type="search" value=${text} change=${setText} placeholder="ann@example.com" autocomplete="off" autocapitalize="none" />
        <button class="quiet">${t('action.show')}</button>
        ${query.email && html`<a class="button quiet" href=${to('suppressions')} onClick=${() => setText('')}>${t('suppressions.all')}</a>`}
      </form></search>
      ${mayWrite && html`<${Add} changed=${changed} />`}
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${html`<${Empty} title=${t(query.email ? 'suppressions.notFound' : 'suppressions.none')} text=${t('suppressions.noneText')} />`}>
        ${() => html`<${Table} caption=${t('suppressions.title')} columns=${columns(mayWrite, changed)} rows=${pages.rows} /><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

const columns = (mayWrite, changed) => [
  { label: t('suppressions.email'), cell: (row) => row.email },
  { label: t('suppressions.reason'), cell: (row) => wordOf('reason', row.reason) },
  { label: t('suppressions.since'), tight: true, cell: (row) => moment(row.created_at) },
  { label: t('suppressions.until'), tight: true, cell: (row) => (row.until ? moment(row.until) : t('suppressions.forever')) },
  { label: t('suppressions.cause'), cell: (row) => (row.communication_id ? html`<a href=${to('campaigns', row.communication_id.split(':')[0])}>${t('suppressions.campaign')}</a>` : '–') },
  mayWrite && {
    label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
    cell: (row) => html`<${Confirm} label=${t('suppressions.lift')} question=${t('suppressions.liftAsk', { email: row.email })} detail=${t(row.reason === 'unsubscribed' ? 'suppressions.liftWish' : 'suppressions.liftDetail')}
      action=${() => call('DELETE', `/api/suppressions/${encodeURIComponent(row.email)}`)} done=${changed} />`,
  },
].filter(Boolean);

function Add({ changed }) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('suppressed');
  const action = useAction();
  const emails = text.split(/[\s,;]+/).filter(Boolean);
  const add = () => action.run(async () => {
    await call('POST', '/api/suppressions', { body: emails.map((email) => ({ email, reason })) });
    setText('');
    changed();
  });
  return html`
    <${Card} title=${t('suppressions.add')}>
      <div class="inline">
        <${Input} label=${t('suppressions.addresses')} hint=${t('suppressions.addressesHint')} value=${text} change=${setText} autocapitalize="none" />
        <${Select} label=${t('suppressions.reason')} value=${reason} change=${setReason} options=${REASONS.map((each) => [each, wordOf('reason', each)])} />
        <${Act} class="primary" busy=${action.busy} disabled=${!emails.length} action=${add}>${t('suppressions.addAction')}<//>
      </div>
      <${Complaint} error=${action.error} />
    <//>`;
}
