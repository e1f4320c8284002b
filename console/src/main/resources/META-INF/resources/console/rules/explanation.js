// Why a customer is in a segment or is not: each part of the rule with what the customer has there.
import { query, read } from '../base/api.js';
import { useRead } from '../base/data.js';
import { moment } from '../base/format.js';
import { useVocabulary } from '../base/session.js';
import { to } from '../base/route.js';
import { html } from '../base/ui.js';
import { t, wordOf } from '../base/words.js';
import { Icon } from '../parts/icon.js';
import { Failure } from '../parts/page.js';
import { clause, shown } from './sentence.js';
import { fieldOf } from './tree.js';

export function Explanation({ customer, matched, explanation }) {
  const vocabulary = useVocabulary();
  return html`
    <div class="explanation" role="status">
      <p class=${`notice ${matched ? 'good' : 'warn'}`}><a href=${to('customers', customer._id)}>${customer.name || customer.email}</a> ${t(matched ? 'explain.in' : 'explain.out')}</p>
      ${matched && html`<${Suppressed} email=${customer.email} />`}
      <ul><${Part} part=${explanation} vocabulary=${vocabulary} /></ul>
    </div>`;
}

/** Says that a customer of the segment gets no message all the same. */
function Suppressed({ email }) {
  const state = useRead(async (signal) => (email ? (await read(query('/api/suppressions', { email }), signal)).data[0] : null) ?? null, [email]);
  if (state.error) return html`<${Failure} error=${state.error} retry=${() => state.reload()} />`;
  return state.data && html`<p class="notice warn">${t('customers.suppressed', { reason: wordOf('reason', state.data.reason), time: moment(state.data.created_at) })} <a href=${to('suppressions', { email })}>${t('customers.suppressionShow')}</a></p>`;
}

/** The conditions that decide: those that fail when the rule does not hold, those that hold when it does. */
export function Reasons({ explanation, vocabulary }) {
  const decisive = conditions(explanation).filter((part) => part.matched === explanation.matched).slice(0, 3);
  return html`${decisive.map((part, at) => html`${at > 0 && ' · '}${clause(part, vocabulary)} (${actual(part, vocabulary)})`)}`;
}

const conditions = (part) => (part.parts ? part.parts.flatMap(conditions) : [part]);

function Part({ part, vocabulary }) {
  const { matched, joined_by: join, parts } = part;
  return html`
    <li class=${matched ? 'holds' : 'fails'}>
      <${Icon} name=${matched ? 'check' : 'close'} /><span class="hidden">${t(matched ? 'explain.holds' : 'explain.fails')}</span>
      <span>${parts ? html`<em>${t(`explain.${join}`)}</em>` : html`${clause(part, vocabulary)}<small>${actual(part, vocabulary)}</small>`}</span>
      ${parts && html`<ul>${parts.map((inner) => html`<${Part} key=${inner.path} part=${inner} vocabulary=${vocabulary} />`)}</ul>`}
    </li>`;
}

/** What the customer has where the condition looks. */
function actual({ field, actual: value }, vocabulary) {
  if (value === undefined || value === null || (Array.isArray(value) && !value.length)) return t('explain.nothing');
  if (fieldOf(vocabulary, field)?.kind === 'campaign') return html`${shown('campaign', value)}`;
  return t('explain.has', { value: shown(fieldOf(vocabulary, field)?.kind, value) });
}
