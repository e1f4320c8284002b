// Why a customer is in a segment or is not: each part of the rule with what the customer has there.
import { to } from '../base/route.js';
import { html } from '../base/ui.js';
import { t } from '../base/words.js';
import { Icon } from '../parts/icon.js';

export function Explanation({ customer, matched, explanation }) {
  return html`
    <div class="explanation" role="status">
      <p class=${`notice ${matched ? 'good' : 'warn'}`}><a href=${to('customers', customer._id)}>${customer.name || customer.email}</a> ${t(matched ? 'explain.in' : 'explain.out')}</p>
      <ul><${Part} ...${explanation} /></ul>
    </div>`;
}

function Part({ matched, because, joined_by: join, parts }) {
  return html`
    <li class=${matched ? 'holds' : 'fails'}>
      <${Icon} name=${matched ? 'check' : 'close'} /><span class="hidden">${t(matched ? 'explain.holds' : 'explain.fails')}</span>
      <span>${join && html`<em>${t(`explain.${join}`)}</em> `}${because}</span>
      ${parts && html`<ul>${parts.map((part) => html`<${Part} key=${part.path} ...${part} />`)}</ul>`}
    </li>`;
}
