// The segments that one customer is in, and why: asked segment by segment, for the newest ones.
import { query, read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { to } from '../../base/route.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Card, Loaded } from '../../parts/page.js';
import { Icon } from '../../parts/icon.js';
import { useVocabulary } from '../../base/session.js';
import { Reasons } from '../../rules/explanation.js';

const NEWEST = 8;

export function Memberships({ customer }) {
  const vocabulary = useVocabulary();
  const state = useRead(async (signal) => {
    const { data: segments } = await read(`/api/segments?limit=${NEWEST}`, signal);
    return Promise.all(segments.map(async (segment) => ({
      segment, ...(await read(query(`/api/segments/${encodeURIComponent(segment._id)}/explain`, { customer: customer._id }), signal)).data,
    })));
  }, [customer._id]);
  return html`
    <${Card} title=${t('customers.segments')}>
      <${Loaded} state=${state} isEmpty=${(list) => !list.length} empty=${html`<p class="hint">${t('segments.none')}</p>`}>
        ${(list) => html`<ul class="explanation plain">${list.map(({ segment, matched, explanation }) => html`
          <li class=${matched ? 'holds' : 'fails'}><${Icon} name=${matched ? 'check' : 'close'} />
            <span><a href=${to('segments', segment._id, { customer: customer._id })}>${segment.name}</a><small>${t(matched ? 'explain.inShort' : 'explain.outShort')} <${Reasons} explanation=${explanation} vocabulary=${vocabulary} /></small></span></li>`)}</ul>
          <p class="hint">${t('customers.segmentsHint', { n: NEWEST })}</p>`}
      <//>
    <//>`;
}
