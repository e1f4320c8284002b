// A rule in words, as a tree of text: for people who read it, not for the API.
import { html } from '../base/ui.js';
import { count, day } from '../base/format.js';
import { has, t } from '../base/words.js';
import { CampaignName } from './campaigns.js';
import { fieldOf } from './tree.js';

export function fieldLabel(name) {
  if (name.startsWith('attributes.')) return name.slice('attributes.'.length).replaceAll('_', ' ');
  return has(`field.${name}`) ? t(`field.${name}`) : name.replaceAll('_', ' ');
}

/** The operator in the words that suit what it compares: a number is more than another, a date is after it. */
export function operatorLabel(kind, operator) {
  const key = { '>': 'gt', '>=': 'gte', '<': 'lt', '<=': 'lte', '=': 'eq', '!=': 'ne' }[operator] ?? operator;
  return has(`operator.${kind}.${key}`) ? t(`operator.${kind}.${key}`) : t(`operator.${key}`);
}

export function RuleWords({ rule, vocabulary }) {
  return html`<div class="rule-words"><${Part} rule=${rule} vocabulary=${vocabulary} /></div>`;
}

function Part({ rule, vocabulary, denied = false }) {
  if (rule.not) return html`<${Part} rule=${rule.not} vocabulary=${vocabulary} denied=${!denied} />`;
  const join = rule.all ? 'all' : rule.any ? 'any' : null;
  if (!join) return html`<span class="clause">${denied && html`<em>${t('rule.not')} </em>`}${clause(rule, vocabulary)}</span>`;
  if (rule[join].length === 1) return html`<${Part} rule=${rule[join][0]} vocabulary=${vocabulary} denied=${denied} />`;
  return html`
    <div class="rule-group"><em>${t(denied ? `rule.${join}Denied` : `rule.${join}`)}</em>
      <ul>${rule[join].map((part) => html`<li><${Part} rule=${part} vocabulary=${vocabulary} /></li>`)}</ul>
    </div>`;
}

/** One condition in words. */
export function clause({ field, operator, value }, vocabulary) {
  const kind = fieldOf(vocabulary, field)?.kind ?? (field.startsWith('attributes.') ? 'attribute' : 'text');
  if (operator === 'exists') return html`<b>${fieldLabel(field)}</b> ${t(value === false ? 'rule.unknown' : 'rule.known')}`;
  return html`<b>${fieldLabel(field)}</b> ${operatorLabel(kind, operator)} <b>${shown(kind, value)}</b>`;
}

/** A value as people write it. */
export function shown(kind, value) {
  if (kind === 'campaign') return [value].flat().map((id, at) => html`${at > 0 && ', '}<${CampaignName} key=${id} id=${id} />`);
  if (Array.isArray(value)) return value.map((one) => shown(kind, one)).join(', ');
  if (kind === 'date' && typeof value === 'string') return day(value);
  if (kind === 'date' || kind === 'days') return t('rule.days', { n: count(Number(value)) });
  return typeof value === 'number' || kind === 'money' || kind === 'count' ? count(Number(value)) : String(value);
}
