// The audience builder: groups of conditions, written as the canonical rule ({"all": [...]}, {"any": [...]}, leaves).
import { el, select } from './dom.js';

const ORDERING = [['>', 'is more than'], ['>=', 'is at least'], ['<', 'is less than'], ['<=', 'is at most'], ['=', 'is'], ['!=', 'is not'], ['between', 'is between']];
const CHOICE = [['in', 'is one of'], ['notIn', 'is none of']];
const MATCHING = [['contains', 'contains'], ['notContains', 'does not contain'], ['startsWith', 'starts with']];
const EXISTS = [['exists', 'is known']];
const TEXT = [['=', 'is'], ['!=', 'is not'], ...MATCHING, ...CHOICE, ...EXISTS];

const KINDS = {
  amount: { input: 'number', operators: [...ORDERING, ...CHOICE, ...EXISTS] },
  days: { input: 'number', operators: [...ORDERING, ...CHOICE, ...EXISTS] },
  date: {
    input: 'date',
    operators: [
      ['inLast', 'is in the last … days'], ['notInLast', 'is not in the last … days'], ['>', 'is after'], ['>=', 'is on or after'],
      ['<', 'is before'], ['<=', 'is on or before'], ['=', 'is on'], ['!=', 'is not on'], ['between', 'is between'], ...EXISTS,
    ],
  },
  text: { input: 'text', operators: TEXT },
  tags: {
    input: 'text',
    operators: [
      ['=', 'include'], ['!=', 'do not include'], ['in', 'include one of'], ['notIn', 'include none of'], ['contains', 'contain the letters'],
      ['notContains', 'do not contain the letters'], ['startsWith', 'start with'], ['exists', 'are known'],
    ],
  },
  attribute: { input: 'text', operators: [['=', 'is'], ['!=', 'is not'], ...ORDERING.filter(([word]) => !['=', '!='].includes(word)), ...MATCHING, ...CHOICE, ...EXISTS] },
};

const FIELDS = [
  ['total_spend', 'Total spend', 'amount'],
  ['visits_count', 'Visits', 'amount'],
  ['inactive_days', 'Days since last active', 'days'],
  ['last_active_at', 'Last active', 'date'],
  ['created_at', 'Customer since', 'date'],
  ['name', 'Name', 'text'],
  ['email', 'Email', 'text'],
  ['phone', 'Phone', 'text'],
  ['tags', 'Tags', 'tags'],
  ['attributes', 'Attribute…', 'attribute'],
];
const KIND_OF = Object.fromEntries(FIELDS.map(([name, , kind]) => [name, KINDS[kind]]));
const JOINS = [['all', 'all'], ['any', 'any']];

/** The builder's element, and rule(): the canonical rule, or null while something is missing. */
export function ruleBuilder(changed) {
  const groups = [];
  const join = select(JOINS, 'any', { 'aria-label': 'Groups that must hold', onchange: changed });
  const joinLine = el('p', { className: 'join' }, 'A customer is in the audience when ', join, ' of these groups hold:');
  const list = el('div', { className: 'groups' });
  const add = el('button', { type: 'button', className: 'quiet', onclick: () => { addGroup().focus(); changed(); } }, 'Add a group');

  function renumber() {
    joinLine.hidden = groups.length < 2;
    groups.forEach((group, at) => group.name(at + 1, groups.length > 1));
  }

  function addGroup(first) {
    const group = conditionGroup(first, changed, () => {
      groups.splice(groups.indexOf(group), 1);
      group.element.remove();
      renumber();
      changed();
      add.focus();
    });
    groups.push(group);
    list.append(group.element);
    renumber();
    return group;
  }

  addGroup({ field: 'total_spend', operator: '>', value: '100' });
  return {
    element: el('div', { className: 'builder' }, joinLine, list, el('div', { className: 'actions' }, add)),
    rule() {
      const rules = groups.map((group) => group.rule());
      if (rules.includes(null)) return null;
      return rules.length === 1 ? rules[0] : { [join.value]: rules };
    },
  };
}

function conditionGroup(first, changed, remove) {
  const conditions = [];
  const legend = el('legend');
  const join = select(JOINS, 'all', { 'aria-label': 'Conditions that must hold', onchange: changed });
  const list = el('div', { className: 'conditions' });
  const removeButton = el('button', { type: 'button', className: 'quiet', onclick: remove }, 'Remove group');
  const add = el('button', { type: 'button', className: 'quiet', onclick: () => { addCondition().focus(); changed(); } }, 'Add a condition');

  function renumber() {
    conditions.forEach((condition, at) => condition.name(at + 1, conditions.length > 1));
  }

  function addCondition(start = { field: 'visits_count', operator: '>=', value: '' }) {
    const condition = conditionRow(start, changed, () => {
      conditions.splice(conditions.indexOf(condition), 1);
      condition.element.remove();
      renumber();
      changed();
      add.focus();
    });
    conditions.push(condition);
    list.append(condition.element);
    renumber();
    return condition;
  }

  addCondition(first);
  return {
    element: el('fieldset', { className: 'group' }, legend,
      el('p', { className: 'join' }, join, ' of these conditions hold'), list,
      el('div', { className: 'actions' }, add, removeButton)),
    focus: () => conditions[0].focus(),
    name(number, removable) {
      legend.textContent = `Group ${number}`;
      removeButton.hidden = !removable;
    },
    rule() {
      const leaves = conditions.map((condition) => condition.leaf());
      return leaves.includes(null) ? null : { [join.value]: leaves };
    },
  };
}

function conditionRow(start, changed, remove) {
  const field = select(FIELDS.map(([name, label]) => [name, label]), start.field, { 'aria-label': 'Field', onchange: () => { offerOperators(); changed(); } });
  const key = el('input', { type: 'text', placeholder: 'key, such as city', 'aria-label': 'Attribute key', autocapitalize: 'none', oninput: changed });
  const operator = el('select', { 'aria-label': 'Operator', onchange: () => { offerValue(); changed(); } });
  const values = el('span', { className: 'values' });
  const removeButton = el('button', { type: 'button', className: 'quiet icon', 'aria-label': 'Remove condition', onclick: remove }, '✕');
  let kind = null;
  const element = el('div', { className: 'condition', role: 'group' }, field, key, operator, values, removeButton);

  function offerOperators() {
    key.hidden = field.value !== 'attributes';
    if (KIND_OF[field.value] === kind) return;
    kind = KIND_OF[field.value];
    operator.replaceChildren(...kind.operators.map(([word, label]) => el('option', { value: word }, label)));
    operator.value = kind.operators[0][0];
    offerValue();
  }

  function offerValue(given) {
    const kept = given ?? values.querySelector('input')?.value ?? '';
    const input = (label, value, props = {}) => el('input', {
      type: kind.input, step: kind.input === 'number' ? 'any' : null, 'aria-label': label, oninput: changed, ...props, value: fits(props.type ?? kind.input, value) ? value : '',
    });
    switch (operator.value) {
      case 'exists':
        values.replaceChildren(select([['true', 'yes'], ['false', 'no']], 'true', { 'aria-label': 'Known', onchange: changed }));
        break;
      case 'between':
        values.replaceChildren(input('From', kept), ' and ', input('To', ''));
        break;
      case 'in':
      case 'notIn':
        values.replaceChildren(input('Values, separated by commas', kept, { type: 'text', placeholder: 'one, two, three' }));
        break;
      case 'inLast':
      case 'notInLast':
        values.replaceChildren(input('Days', kept, { type: 'number', min: 0, step: 1 }), ' days');
        break;
      default:
        values.replaceChildren(input('Value', kept));
    }
  }

  offerOperators();
  operator.value = start.operator;
  offerValue(start.value);
  return {
    element,
    focus: () => field.focus(),
    name(number, removable) {
      element.setAttribute('aria-label', `Condition ${number}`);
      removeButton.hidden = !removable;
    },
    leaf() {
      const name = field.value === 'attributes' ? `attributes.${key.value.trim()}` : field.value;
      const value = valueOf(field.value, operator.value, [...values.querySelectorAll('input, select')].map((input) => input.value.trim()));
      return value === null || name === 'attributes.' ? null : { field: name, operator: operator.value, value };
    },
  };
}

/** The JSON value of what was typed, or null while something is missing. */
function valueOf(name, operator, typed) {
  if (operator === 'exists') return typed[0] === 'true';
  if (operator === 'in' || operator === 'notIn') {
    const choices = typed[0].split(',').map((choice) => choice.trim()).filter(Boolean);
    return choices.length ? choices : null;
  }
  if (typed.some((text) => text === '')) return null;
  if (operator === 'between') return typed.map((text) => scalar(name, text));
  return operator === 'inLast' || operator === 'notInLast' ? Number(typed[0]) : scalar(name, typed[0]);
}

/** Amounts stay as typed, so that no digit is lost; the server reads numbers in text. */
function scalar(name, text) {
  if (name === 'attributes' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function fits(type, value) {
  if (type === 'number') return value === '' || Number.isFinite(Number(value));
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(value);
  return true;
}
