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
import { channelOf, editOf, instantOf, requestOf } from './draft.js';
import { readerOf, Rendered, TestSend, usePreview } from './rendered.js';

export function ReviewStep({ draft, set, audience, rule, lacking, done, edited, overtaken, address }) {
  const vocabulary = useVocabulary();
  const open = Object.entries(lacking).filter(([, lacks]) => lacks).map(([step]) => step);
  const numbers = numbersOf(draft, audience.data);
  return html`
    <div class="columns">
      <${Card} title=${t('review.title')}><${Facts} facts=${facts(draft, numbers, edited)} />${rule && audience.error && html`<${Failure} error=${audience.error} retry=${() => audience.reload()} />`}<//>
      <${Message} draft=${draft} customer=${audience.data?.sample[0]} />
      <${Card} title=${t('composer.step.audience')}>${rule ? html`<${RuleWords} rule=${rule} vocabulary=${vocabulary} />` : html`<p class="hint">${t('audience.incomplete')}</p>`}
        ${audience.data?.lint.map(({ message }) => html`<p class="notice warn">${message}</p>`)}<//>
    </div>
    ${open.length > 0 && html`<div class="notice warn" role="status"><p>${t('review.missing')}</p><ul>${open.map((step) => html`<li>${step === 'review' ? t('review.name') : html`<a href=${address(step)}>${t(`review.lacks.${step}`)}</a>`}</li>`)}</ul></div>`}
    <div class="actions end">
      <a class="button quiet" href=${address('when')}>${t('composer.back')}</a>
      ${!open.length && (edited ? html`<${Save} ...${{ draft, edited, done, overtaken }} />` : html`<${Launch} ...${{ draft, set, numbers, reading: !numbers && !audience.error, done }} />`)}
    </div>`;
}

function Message({ draft, customer }) {
  const content = channelOf(draft);
  const preview = usePreview(draft.message, content, customer);
  return html`
    <${Card} title=${t('composer.step.message')}>
      <p class="hint">${readerOf(preview, customer)}</p>
      <${Rendered} preview=${preview} message=${draft.message} title=${t('composer.step.message')} />
      <${TestSend} ...${{ message: draft.message, content, customer }} disabled=${!draft.message.trim() || preview.error} />
    <//>`;
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

function Save({ draft, edited, done, overtaken }) {
  const vocabulary = useVocabulary();
  const action = useAction();
  const save = () => action.run(async () => {
    try {
      await call('PUT', `/api/campaigns/${encodeURIComponent(edited._id)}`, { body: editOf(vocabulary, draft) });
      done();
    } catch (refusal) {
      if (refusal.code === 'CAMPAIGN_CHANGED') overtaken();
      throw refusal;
    }
  });
  return html`<${Complaint} error=${action.error} /><${Act} class="primary" busy=${action.busy} action=${save}>${t('review.save')}<//>`;
}
