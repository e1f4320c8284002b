// Step 4: every number once more, then one honest confirmation.
import { call, callOnce, keyOf } from '../../base/api.js';
import { count, duration, momentIn, percent } from '../../base/format.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { many, t } from '../../base/words.js';
import { useAction } from '../../base/data.js';
import { Act, Complaint, Confirm } from '../../parts/form.js';
import { Card, Facts, Failure } from '../../parts/page.js';
import { RuleWords } from '../../rules/sentence.js';
import { editOf, instantOf, requestOf } from './draft.js';
import { MessageFrame } from './frame.js';

export function ReviewStep({ draft, set, audience, rule, lacking, done, edited, address }) {
  const vocabulary = useVocabulary();
  const open = Object.entries(lacking).filter(([, lacks]) => lacks).map(([step]) => step);
  const numbers = numbersOf(draft, audience.data);
  return html`
    <div class="columns">
      <${Card} title=${t('review.title')}><${Facts} facts=${facts(draft, numbers, edited)} />${rule && audience.error && html`<${Failure} error=${audience.error} retry=${() => audience.reload()} />`}<//>
      <${Card} title=${t('composer.step.message')}><${MessageFrame} text=${draft.message || t('preview.empty')} title=${t('composer.step.message')} /><//>
      <${Card} title=${t('composer.step.audience')}>${rule ? html`<${RuleWords} rule=${rule} vocabulary=${vocabulary} />` : html`<p class="hint">${t('audience.incomplete')}</p>`}
        ${audience.data?.lint.map(({ message }) => html`<p class="notice warn">${message}</p>`)}<//>
    </div>
    ${open.length > 0
      ? html`<div class="notice warn" role="status"><p>${t('review.missing')}</p><ul>${open.map((step) => html`<li>${step === 'review' ? t('review.name') : html`<a href=${address(step)}>${t(`review.lacks.${step}`)}</a>`}</li>`)}</ul></div>`
      : html`<div class="actions end">${edited ? html`<${Save} ...${{ draft, edited, done }} />` : html`<${Launch} ...${{ draft, set, numbers, reading: !numbers && !audience.error, done }} />`}</div>`}`;
}

function numbersOf(draft, data) {
  if (!data) return null;
  const held = Math.round((data.count * Number(draft.control)) / 100);
  const suppressed = data.suppressed ?? null;
  const blocked = suppressed ?? 0;
  return { count: data.count, suppressed, held, expected: Math.max(0, Math.round((data.count - held) * (1 - (data.count ? blocked / data.count : 0)))) };
}

/** How exactly the number of recipients is known: the suppressed ones may be too many to count. */
const exactness = ({ suppressed, held }) => (suppressed === null ? 'atMost' : held ? 'about' : 'exactly');

function facts(draft, numbers, edited) {
  const rate = draft.rate || edited?.max_send_rate;
  return [
    [t('composer.name'), draft.name || '–'],
    numbers && [t('review.matching'), count(numbers.count)],
    numbers && [t('review.suppressed'), numbers.suppressed === null ? t('review.unknown') : count(numbers.suppressed)],
    numbers && Number(draft.control) > 0 && [t('review.held'), `${count(numbers.held)} (${percent(Number(draft.control) / 100, 2)})`],
    numbers && [t('review.expected'), html`<strong>${t(`review.${exactness(numbers)}`, { n: count(numbers.expected) })}</strong>`],
    draft.channel === 'email' && [t('message.subject'), draft.subject],
    [t('review.when'), draft.when === 'later' && draft.scheduleAt ? `${momentIn(instantOf(draft), draft.timeZone)} (${draft.timeZone})` : t(edited ? 'when.launched' : 'when.now')],
    [t('review.speed'), rate ? t('campaign.perSecond', { n: count(Number(rate)) }) : t('campaign.noRate')],
    numbers && rate && [t('review.takes'), duration(Math.ceil(numbers.expected / Number(rate)))],
  ];
}

function Launch({ draft, set, numbers, reading, done }) {
  const vocabulary = useVocabulary();
  const later = draft.when === 'later';
  const create = async () => (await callOnce('/api/campaigns/create', {
    body: requestOf(vocabulary, draft), idempotencyKey: keyOf(draft), refused: () => set({ refused: (draft.refused ?? 0) + 1 }), mayHaveArrived: t('launch.mayHaveArrived'),
  })).data.campaign;
  const detail = html`<p>${later ? t('launch.later', { time: momentIn(instantOf(draft), draft.timeZone), zone: draft.timeZone }) : t('launch.now')}</p>
    ${!numbers && html`<p><strong>${t('launch.unknown')}</strong></p>`}${numbers && html`<p><strong>${many(numbers.suppressed === null ? 'launch.atMost' : 'launch.people', numbers.expected)}</strong> ${numbers.held > 0 ? t('launch.held', { n: count(numbers.held) }) : ''}</p>`}<p>${t('launch.final')}</p>`;
  return html`<${Confirm} label=${t(later ? 'launch.schedule' : 'launch.launch')} tone="primary" question=${t('launch.ask', { name: draft.name })} detail=${detail} action=${create} done=${done} disabled=${reading || numbers?.count === 0} />`;
}

function Save({ draft, edited, done }) {
  const vocabulary = useVocabulary();
  const action = useAction();
  const save = () => action.run(async () => {
    await call('PUT', `/api/campaigns/${encodeURIComponent(edited._id)}`, { body: editOf(vocabulary, draft) });
    done();
  });
  return html`<${Complaint} error=${action.error} /><${Act} class="primary" busy=${action.busy} action=${save}>${t('review.save')}<//>`;
}
