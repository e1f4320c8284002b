// How many customers two segments share.
import { call } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { clock } from '../../base/format.js';
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { GroupChart } from '../../parts/chart.js';
import { Select } from '../../parts/form.js';
import { Card, Loaded } from '../../parts/page.js';
import { allSegments } from '../../rules/segments.js';

const SERIES = () => [{ key: 'customers', label: t('distribution.customers'), colour: '--chart' }];

export function Overlap({ segment }) {
  const all = useRead(allSegments, []);
  const [id, setId] = useState('');
  return html`
    <${Card} title=${t('overlap.title')}>
      <${Loaded} state=${all}>${(list) => html`
        <${Select} label=${t('overlap.other')} value=${id} change=${setId}
          options=${[['', t('composer.choose')], ...list.filter(({ _id }) => _id !== segment._id).map(({ _id, name }) => [_id, name])]} />
        ${id && html`<${Shared} key=${id} one=${segment} other=${list.find(({ _id }) => _id === id)} />`}`}<//>
    <//>`;
}

function Shared({ one, other }) {
  const state = useRead(async (signal) => {
    const size = async (rules) => (await call('POST', '/api/audience', { body: { rules }, signal })).data.count;
    const only = (this_, that) => ({ all: [this_, { not: that }] });
    return Promise.all([only(one.rule, other.rule), { all: [one.rule, other.rule] }, only(other.rule, one.rule)].map(size));
  }, [one._id, other._id]);
  return html`
    <${Loaded} state=${state}>${([first, both, second]) => html`
      <${GroupChart} title=${t('overlap.shared', { one: one.name, other: other.name })} heading=${t('overlap.where')} series=${SERIES()} name="overlap" rows=${[
        { group: t('overlap.only', { name: one.name }), short: t('overlap.this'), customers: first },
        { group: t('overlap.both'), short: t('overlap.both'), customers: both },
        { group: t('overlap.only', { name: other.name }), short: t('overlap.that'), customers: second },
      ]} />
      <p class="small">${t('state.asOf', { time: clock(state.readAt) })}</p>`}<//>`;
}
