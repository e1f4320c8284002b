// One segment: its rule, its members now, its size by day, and why one customer is in it or is not.
import { query as parameters, read } from '../../base/api.js';
import { usePages, useRead } from '../../base/data.js';
import { count, moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { useMay, useVocabulary } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { DayChart } from '../../parts/chart.js';
import { Input } from '../../parts/form.js';
import { Card, Empty, Facts, figure, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { CUSTOMER_COLUMNS, useAudience } from '../../rules/audience.js';
import { Distribution } from '../../rules/distribution.js';
import { Explanation } from '../../rules/explanation.js';
import { RuleWords } from '../../rules/sentence.js';
import { Overlap } from './overlap.js';

export function OneSegment({ id, query }) {
  const path = `/api/segments/${encodeURIComponent(id)}`;
  const mayWrite = useMay('marketer');
  const vocabulary = useVocabulary();
  const segment = useRead(async (signal) => (await read(path, signal)).data, [id]);
  const members = usePages(`${path}/customers`, {}, 10);
  const { data } = segment;
  const audience = useAudience(data?.rule, true);
  return html`
    <${Page} title=${data?.name ?? t('segments.one')} lead=${data?.description} back=${{ href: to('segments'), label: t('segments.title') }}
      actions=${mayWrite && html`<a class="button primary" href=${to('campaigns', 'new', { segment: id })}>${t('segments.write')}</a>`}>
      <${Loaded} state=${segment}>
        ${() => html`
          <div class="columns">
            <${Card} title=${t('segments.rule')}><${RuleWords} rule=${data.rule} vocabulary=${vocabulary} />
              <${Facts} facts=${[[t('segments.size'), figure(members, ({ total }) => count(total))], audience.data && [t('review.suppressed'), (audience.data.suppressed ?? null) === null ? t('review.unknown') : count(audience.data.suppressed)], [t('segments.created'), moment(data.createdAt)]]} /><//>
            <${Explain} id=${id} path=${path} wanted=${query.customer ?? ''} />
          </div>
          <${Trend} path=${path} />
          ${audience.data && html`<${Distribution} preview=${audience.data} />`}
          <${Overlap} segment=${data} />
          <${Card} title=${t('segments.members')} actions=${members.data && html`<span class="hint">${many('customers.total', members.total)}</span>`}>
            <${Loaded} state=${members} isEmpty=${(page) => !page.data.length} empty=${html`<${Empty} title=${t('audience.nobody')} text=${t('segments.nobodyText')} />`}>
              ${() => html`<${Table} caption=${t('segments.members')} columns=${CUSTOMER_COLUMNS()} rows=${members.rows} /><${Pager} pages=${members} />`}
            <//>
          <//>`}
      <//>
    <//>`;
}

const SIZE = () => [{ key: 'customers', label: t('segments.sizeByDay'), colour: '--chart' }];

function Trend({ path }) {
  const sizes = useRead(async (signal) => (await read(`${path}/sizes`, signal)).data, [path]);
  return html`
    <${Card} title=${t('segments.trend')}>
      <${Loaded} state=${sizes} isEmpty=${(rows) => rows.length < 2} empty=${html`<${Empty} title=${t('segments.noTrend')} text=${t('segments.noTrendText')} />`}>
        ${(rows) => html`<${DayChart} title=${t('segments.sizeByDay')} rows=${rows} series=${SIZE()} name="segment-size" />`}
      <//>
    <//>`;
}

function Explain({ id, path, wanted }) {
  const [text, setText] = useState(wanted);
  const explanation = useRead(async (signal) => (wanted ? (await read(parameters(`${path}/explain`, { customer: wanted }), signal)).data : null), [path, wanted]);
  const ask = (event) => {
    event.preventDefault();
    replace(to('segments', id, { customer: text.trim() }));
  };
  return html`
    <${Card} title=${t('explain.title')}>
      <form class="inline" onSubmit=${ask}>
        <${Input} label=${t('explain.who')} value=${text} change=${setText} placeholder="ann@example.com" autocapitalize="none" spellcheck=${false} />
        <button class="quiet" disabled=${!text.trim()}>${t('explain.ask')}</button>
      </form>
      ${wanted && html`<${Loaded} state=${explanation} isEmpty=${(data) => !data} empty=${null}>${(data) => html`<${Explanation} ...${data} />`}<//>`}
    <//>`;
}
