// A rule while it is edited: groups with items, and conditions. Written to the API in its canonical form.
// Group: {id, join: 'all' | 'any', not, items}. Condition: {id, not, field, key, operator, value}; value is text, or two texts of a span, or the values of a list until it is typed.
import { newKey } from '../base/api.js';

/** Ids must differ over reloads too: the trees of stored drafts keep theirs. */
const newId = newKey;

export const ATTRIBUTE = 'attributes';

export const emptyGroup = (join = 'all') => ({ id: newId(), join, not: false, items: [] });

export function newCondition(vocabulary, name = vocabulary.fields[0].name) {
  const operators = operatorsOf(vocabulary, name);
  return { id: newId(), not: false, field: name, key: '', operator: operators[0], value: '' };
}

export const fieldOf = (vocabulary, name) => vocabulary.fields.find((field) => field.name === name);
export const operatorsOf = (vocabulary, name) => fieldOf(vocabulary, name)?.operators ?? [];

/** What a value of this condition is typed as: text, number, date, days, list, flag, or a span of numbers or dates. */
export function inputOf(vocabulary, { field, operator }) {
  const kind = fieldOf(vocabulary, field)?.kind;
  if (operator === 'exists') return 'flag';
  if (operator === 'in' || operator === 'notIn') return 'list';
  if (operator === 'inLast' || operator === 'notInLast') return 'days';
  const type = { money: 'number', count: 'number', days: 'days', date: 'date' }[kind] ?? 'text';
  return operator === 'between' ? `${type}-span` : type;
}

/** The condition with another field or operator; what still fits of its value is kept. */
export function changed(vocabulary, condition, change) {
  const next = { ...condition, ...change };
  if (!operatorsOf(vocabulary, next.field).includes(next.operator)) next.operator = operatorsOf(vocabulary, next.field)[0];
  const [before, after] = [inputOf(vocabulary, condition), inputOf(vocabulary, next)];
  if (before === after) return next;
  const first = Array.isArray(condition.value) ? condition.value[0] : condition.value;
  const alike = before.replace('-span', '') === after.replace('-span', '');
  if (after === 'flag') return { ...next, value: 'true' };
  return { ...next, value: after.endsWith('-span') ? [alike ? first : '', ''] : alike ? first : '' };
}

/** The canonical rule; null while something is missing. */
export function canonical(vocabulary, node) {
  const rule = node.items ? group(vocabulary, node) : leaf(vocabulary, node);
  return rule && node.not ? { not: rule } : rule;
}

function group(vocabulary, { join, items }) {
  const rules = items.map((item) => canonical(vocabulary, item));
  return rules.length === 0 || rules.includes(null) ? null : { [join]: rules };
}

function leaf(vocabulary, condition) {
  const value = valueOf(inputOf(vocabulary, condition), condition.value);
  const field = condition.field === ATTRIBUTE ? `${ATTRIBUTE}.${condition.key.trim()}` : condition.field;
  return value === null || field === `${ATTRIBUTE}.` ? null : { field, operator: condition.operator, value };
}

/** The JSON value of what was typed, or null while something is missing. Amounts stay text, so that no digit is lost. */
function valueOf(input, typed) {
  if (input === 'flag') return typed !== 'false';
  if (input === 'list') {
    const choices = (Array.isArray(typed) ? typed : String(typed).split(',')).map((choice) => choice.trim()).filter(Boolean);
    return choices.length ? choices : null;
  }
  const texts = (Array.isArray(typed) ? typed : [typed]).map((text) => String(text).trim());
  if (texts.some((text) => text === '')) return null;
  if (input === 'text') return texts[0] === 'true' ? true : texts[0] === 'false' ? false : texts[0];
  const values = input.startsWith('days') ? texts.map(Number) : texts;
  return input.endsWith('-span') ? values : values[0];
}

/** The tree of a canonical rule, as the API returns it. */
export function fromCanonical(vocabulary, rule) {
  const node = fromRule(vocabulary, rule);
  return node.items ? node : { ...emptyGroup(), items: [node] };
}

function fromRule(vocabulary, rule) {
  if (rule.not) {
    const inner = fromRule(vocabulary, rule.not);
    return { ...inner, not: !inner.not };
  }
  const join = rule.all ? 'all' : rule.any ? 'any' : null;
  if (join) return { id: newId(), join, not: false, items: rule[join].map((part) => fromRule(vocabulary, part)) };
  const isAttribute = rule.field.startsWith(`${ATTRIBUTE}.`);
  return {
    id: newId(), not: false, field: fieldName(vocabulary, rule, isAttribute), key: isAttribute ? rule.field.slice(ATTRIBUTE.length + 1) : '',
    operator: rule.operator, value: shown(rule),
  };
}

/** A plain number compared with a date means days since it: the builder shows it as such. */
function fieldName(vocabulary, { field, operator, value }, isAttribute) {
  if (isAttribute) return ATTRIBUTE;
  const isDays = field === 'last_active_at' && !['inLast', 'notInLast'].includes(operator) && [value].flat().every((part) => typeof part === 'number');
  return isDays && fieldOf(vocabulary, 'inactive_days') ? 'inactive_days' : field;
}

const shown = ({ value }) => (Array.isArray(value) ? value.map(String) : String(value));

/** The tree with the node of this id replaced by what `change` makes of it; removed for null. */
export function replaced(node, id, change) {
  if (node.id === id) return change(node);
  if (!node.items) return node;
  return { ...node, items: node.items.map((item) => replaced(item, id, change)).filter(Boolean) };
}
