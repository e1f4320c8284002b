// The composer: audience, message, time, review, launch. The draft is kept in the browser after every change.
import { read } from '../../base/api.js';
import { useRead, useStored } from '../../base/data.js';
import { go, replace, to } from '../../base/route.js';
import { useMay, useOwn, useVocabulary } from '../../base/session.js';
import { html, useEffect, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { useAudience } from '../../rules/audience.js';
import { Icon } from '../../parts/icon.js';
import { Input } from '../../parts/form.js';
import { Card, Loaded, Page, Skeleton } from '../../parts/page.js';
import { AudienceStep } from './audience-step.js';
import { contentOfTemplate, COPY, DRAFT, draftOf, emptyDraft, isBegun, missing, ruleOf, takeCopy } from './draft.js';
import { MessageFrame } from './frame.js';
import { MessageStep } from './message-step.js';
import { ReviewStep } from './review-step.js';
import { WhenStep } from './when-step.js';

const STEPS = ['audience', 'message', 'when', 'review'];
const VIEWS = { audience: AudienceStep, message: MessageStep, when: WhenStep, review: ReviewStep };

export function Composer({ id, query }) {
  const mayWrite = useMay('marketer');
  if (!mayWrite) return html`<${Page} title=${t('composer.title')}><p>${t('composer.notAllowed')}</p><//>`;
  return id ? html`<${EditedCampaign} id=${id} query=${query} />` : html`<${NewCampaign} query=${query} />`;
}

function NewCampaign({ query }) {
  const vocabulary = useVocabulary();
  const [draft, setDraft] = useStored(useOwn(DRAFT), null);
  const [offered, setOffered] = useState(null);
  const copyName = useOwn(COPY);
  useEffect(() => {
    const begin = (next) => {
      if (next && draft && isBegun(vocabulary, draft)) setOffered(next);
      else if (next || !draft) setDraft(next ?? emptyDraft(vocabulary));
      if (query.segment || query.template) replace(to('campaigns', 'new'));
    };
    if (query.template) read(`/api/templates/${encodeURIComponent(query.template)}`).then(({ data }) => begin({ ...emptyDraft(vocabulary), ...contentOfTemplate(data) }), () => begin(null));
    else begin(query.segment ? { ...emptyDraft(vocabulary), from: 'segment', segmentId: query.segment } : takeCopy(vocabulary, copyName, t('composer.copy')));
  }, [query.segment, query.template]);
  if (!draft || query.segment || query.template) return html`<${Skeleton} />`;
  if (offered) return html`<${Unfinished} draft=${draft} keep=${() => setOffered(null)} drop=${() => { setDraft(offered); setOffered(null); }} />`;
  const discard = () => {
    setDraft(emptyDraft(vocabulary));
    replace(to('campaigns', 'new'));
  };
  return html`<${Steps} key=${draft.key} ...${{ draft, query, discard }} change=${setDraft} place=${['campaigns', 'new']} done=${(campaign) => { setDraft(undefined); go(to('campaigns', campaign._id)); }} />`;
}

/** Asks before another draft takes the place of one that was begun. */
function Unfinished({ draft, keep, drop }) {
  return html`
    <${Page} title=${t('composer.title')} back=${{ href: to('campaigns'), label: t('campaigns.title') }}>
      <div class="notice warn" role="alert"><p>${t('composer.unfinished', { name: draft.name.trim() || t('composer.unnamed') })}</p></div>
      <div class="actions">
        <button type="button" class="primary" onClick=${keep}>${t('composer.keepDraft')}</button>
        <button type="button" class="danger" onClick=${drop}>${t('composer.replaceDraft')}</button>
      </div>
    <//>`;
}

function EditedCampaign({ id, query }) {
  const vocabulary = useVocabulary();
  const campaign = useRead(async (signal) => (await read(`/api/campaigns/${encodeURIComponent(id)}`, signal)).data, [id]);
  const [saved, setSaved] = useState(null);
  const [changed, setChanged] = useStored(useOwn(`${DRAFT}.${id}`), null);
  useEffect(() => {
    if (campaign.data) setSaved(draftOf(vocabulary, campaign.data));
  }, [campaign.data]);
  const change = (next) => setChanged((before) => next(before ?? saved));
  const done = () => {
    setChanged(undefined);
    go(to('campaigns', id));
  };
  const discard = changed && (() => setChanged(undefined));
  const overtaken = changed && saved && changed.version !== undefined && changed.version !== saved.version;
  const keep = () => setChanged((before) => ({ ...before, version: saved.version }));
  if (overtaken) return html`<${Overtaken} ...${{ id, saved, discard, keep }} />`;
  if (saved) return html`<${Steps} draft=${changed ?? saved} ...${{ query, change, discard, done }} overtaken=${() => campaign.reload(true)} edited=${campaign.data} place=${['campaigns', id, 'edit']} />`;
  return html`<${Loaded} state=${campaign}>${() => html`<${Skeleton} />`}<//>`;
}

/** Asks whose edit shall hold when the campaign was changed after this edit had begun. */
function Overtaken({ id, saved, discard, keep }) {
  return html`
    <${Page} title=${t('composer.edit', { name: saved.name })} back=${{ href: to('campaigns', id), label: t('campaigns.one') }}>
      <div class="notice warn" role="alert"><p>${t('composer.overtaken')}</p></div>
      <${Card} title=${t('composer.theirs')}><${MessageFrame} text=${saved.message} title=${t('composer.theirs')} /><//>
      <div class="actions">
        <button type="button" class="primary" onClick=${discard}>${t('composer.takeTheirs')}</button>
        <button type="button" class="danger" onClick=${keep}>${t('composer.keepMine')}</button>
      </div>
    <//>`;
}

function Steps({ draft, change, query, place, done, discard, edited, overtaken }) {
  const vocabulary = useVocabulary();
  const step = STEPS.includes(query.step) ? query.step : 'audience';
  const at = STEPS.indexOf(step);
  const lacking = missing(vocabulary, draft);
  const rule = useChosenRule(draft, vocabulary);
  const audience = useAudience(rule, step === 'audience');
  const set = (part) => change((before) => ({ ...before, ...part }));
  const address = (name) => to(...place, { step: name === 'audience' ? '' : name });
  return html`
    <${Page} title=${edited ? t('composer.edit', { name: edited.name }) : t('composer.title')} lead=${edited ? discard && t('composer.unsaved') : t('composer.saved')} back=${{ href: to('campaigns'), label: t('campaigns.title') }}
      actions=${discard && html`<button type="button" class="quiet" onClick=${discard}>${t(edited ? 'composer.discardChanges' : 'composer.discard')}</button>`}>
      <div class="composer-name"><${Input} label=${t('composer.name')} value=${draft.name} change=${(name) => set({ name })} maxlength=${vocabulary.limits.name_characters} placeholder=${t('composer.nameExample')} /></div>
      <nav class="steps" aria-label=${t('composer.steps')}>
        <ol>${STEPS.map((name, index) => html`
          <li><a href=${address(name)} class=${lacking[name] ? '' : 'done'} aria-current=${name === step ? 'step' : undefined}>
            <span class="step-number">${!lacking[name] && index < at ? html`<${Icon} name="check" />` : index + 1}</span>${t(`composer.step.${name}`)}</a></li>`)}</ol>
      </nav>
      <${VIEWS[step]} ...${{ draft, set, audience, rule, lacking, done, edited, overtaken, address }} />
      ${step !== 'review' && html`<div class="actions end step-buttons">
        ${at > 0 && html`<a class="button quiet" href=${address(STEPS[at - 1])}>${t('composer.back')}</a>`}
        <a class="button primary" href=${address(STEPS[at + 1])}>${t('composer.next', { step: t(`composer.step.${STEPS[at + 1]}`) })}</a>
      </div>`}
    <//>`;
}

/** The rule of the draft, whether it is written here or comes from a segment. */
function useChosenRule(draft, vocabulary) {
  const segment = useRead(async (signal) => (draft.from === 'segment' && draft.segmentId ? (await read(`/api/segments/${encodeURIComponent(draft.segmentId)}`, signal)).data : null), [draft.from, draft.segmentId]);
  if (draft.from === 'segment') return segment.data && segment.data._id === draft.segmentId ? segment.data.rule : null;
  return ruleOf(vocabulary, draft);
}
