// The rule builder: nested groups of conditions, each of which may be denied.
import { html } from '../base/ui.js';
import { t } from '../base/words.js';
import { useVocabulary } from '../base/session.js';
import { Icon } from '../parts/icon.js';
import { fieldLabel, operatorLabel } from './sentence.js';
import { CampaignPicker } from './campaigns.js';
import { ATTRIBUTE, changed, emptyGroup, fieldOf, inputOf, newCondition, operatorsOf, replaced } from './tree.js';

export function RuleBuilder({ tree, change }) {
  const vocabulary = useVocabulary();
  const edit = (id, next) => change(replaced(tree, id, next));
  return html`<div class="builder"><${Group} node=${tree} level=${1} deepest=${vocabulary.limits.rule_depth - 1} edit=${edit} vocabulary=${vocabulary} /></div>`;
}

function Group({ node, level, deepest, edit, vocabulary, name }) {
  const set = (part) => edit(node.id, (before) => ({ ...before, ...part }));
  const add = (item) => set({ items: [...node.items, item] });
  return html`
    <fieldset class=${`group level-${Math.min(level, 4)}`}>
      <legend>
        <span class="hidden">${name ?? t('rule.root')}</span>
        <select aria-label=${t('rule.join')} value=${`${node.not ? 'not-' : ''}${node.join}`}
          onChange=${({ currentTarget: { value } }) => set({ not: value.startsWith('not-'), join: value.replace('not-', '') })}>
          ${['all', 'any', 'not-all', 'not-any'].map((join) => html`<option value=${join} selected=${join === `${node.not ? 'not-' : ''}${node.join}`}>${t(`rule.joins.${join}`)}</option>`)}
        </select>
      </legend>
      <div class="conditions">
        ${node.items.map((item, at) => item.items
          ? html`<${Group} key=${item.id} node=${item} level=${level + 1} deepest=${deepest} edit=${edit} vocabulary=${vocabulary} name=${t('rule.group', { n: at + 1 })} />`
          : html`<${Condition} key=${item.id} condition=${item} edit=${edit} vocabulary=${vocabulary} label=${t('rule.condition', { n: at + 1 })} />`)}
        ${node.items.length === 0 && html`<p class="hint">${t('rule.none')}</p>`}
      </div>
      <div class="actions">
        <button type="button" class="quiet" onClick=${() => add(newCondition(vocabulary))}><${Icon} name="plus" />${t('rule.addCondition')}</button>
        ${level < deepest && html`<button type="button" class="quiet" onClick=${() => add({ ...emptyGroup(node.join === 'all' ? 'any' : 'all'), items: [newCondition(vocabulary)] })}><${Icon} name="plus" />${t('rule.addGroup')}</button>`}
        ${level > 1 && html`<button type="button" class="quiet" onClick=${() => edit(node.id, () => null)}>${t('rule.removeGroup')}</button>`}
      </div>
    </fieldset>`;
}

function Condition({ condition, edit, vocabulary, label }) {
  const set = (part) => edit(condition.id, (before) => changed(vocabulary, before, part));
  const kind = fieldOf(vocabulary, condition.field)?.kind;
  return html`
    <div class="condition" role="group" aria-label=${label}>
      <button type="button" class=${`toggle${condition.not ? ' on' : ''}`} aria-pressed=${String(condition.not)} title=${t('rule.denyHint')}
        onClick=${() => edit(condition.id, (before) => ({ ...before, not: !before.not }))}>${t('rule.not')}</button>
      <select aria-label=${t('rule.field')} onChange=${({ currentTarget: { value } }) => set({ field: value })}>
        ${vocabulary.fields.map(({ name }) => html`<option value=${name} selected=${name === condition.field}>${fieldLabel(name)}</option>`)}
      </select>
      ${condition.field === ATTRIBUTE && html`<input aria-label=${t('rule.key')} placeholder=${t('rule.keyExample')} autocapitalize="none" spellcheck=${false} value=${condition.key} onInput=${({ currentTarget: { value } }) => set({ key: value })} />`}
      <select aria-label=${t('rule.operator')} onChange=${({ currentTarget: { value } }) => set({ operator: value })}>
        ${operatorsOf(vocabulary, condition.field).map((operator) => html`<option value=${operator} selected=${operator === condition.operator}>${operatorLabel(kind, operator)}</option>`)}
      </select>
      <${Value} condition=${condition} kind=${kind} input=${inputOf(vocabulary, condition)} set=${(value) => set({ value })} />
      <button type="button" class="icon-button" aria-label=${t('rule.removeCondition')} onClick=${() => edit(condition.id, () => null)}><${Icon} name="close" /></button>
    </div>`;
}

const TYPES = { number: { type: 'number', step: 'any' }, days: { type: 'number', step: 1, min: 0 }, date: { type: 'date' }, text: { type: 'text' } };

function Value({ condition, kind, input, set }) {
  const { value } = condition;
  if (input === 'flag') {
    return html`<select aria-label=${t('rule.value')} onChange=${({ currentTarget }) => set(currentTarget.value)}>
      ${['true', 'false'].map((flag) => html`<option value=${flag} selected=${flag === value}>${t(`rule.flag.${flag}`)}</option>`)}</select>`;
  }
  if (input === 'list') return html`<input class="grow" aria-label=${t('rule.values')} placeholder=${t('rule.valuesExample')} value=${Array.isArray(value) ? value.join(', ') : value} onInput=${({ currentTarget }) => set(currentTarget.value)} />`;
  if (kind === 'campaign') return html`<${CampaignPicker} value=${value} set=${set} />`;
  const [type, span] = input.split('-');
  const box = (name, shown, entered) => html`<input aria-label=${name} ...${TYPES[type]} value=${shown} onInput=${({ currentTarget }) => entered(currentTarget.value)} />`;
  if (span) return html`<span class="span">${box(t('rule.from'), value[0], (from) => set([from, value[1]]))}<span>${t('rule.and')}</span>${box(t('rule.to'), value[1], (upTo) => set([value[0], upTo]))}</span>`;
  return html`${box(t('rule.value'), value, set)}${type === 'days' && html`<span>${t('rule.unitDays')}</span>`}`;
}
