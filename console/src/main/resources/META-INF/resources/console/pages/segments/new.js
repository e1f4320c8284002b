// A new segment: its rule, who matches it right now, and its name.
import { callOnce, keyOf, newKey } from '../../base/api.js';
import { useAction, useStored } from '../../base/data.js';
import { go, to } from '../../base/route.js';
import { useMay, useOwn, useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Act, Complaint, Input } from '../../parts/form.js';
import { Card, Page } from '../../parts/page.js';
import { AudienceCard, Sample, useAudience } from '../../rules/audience.js';
import { RuleBuilder } from '../../rules/builder.js';
import { Distribution } from '../../rules/distribution.js';
import { FromWords } from '../../rules/from-words.js';
import { canonical, emptyGroup, fromCanonical, newCondition } from '../../rules/tree.js';

const emptySegment = (vocabulary) => ({ name: '', description: '', key: newKey(), tree: { ...emptyGroup(), items: [newCondition(vocabulary, 'total_spend')] } });

export function NewSegment() {
  const vocabulary = useVocabulary();
  const mayWrite = useMay('marketer');
  const [draft, setDraft] = useStored(useOwn('crm.draft.segment'), emptySegment(vocabulary));
  const set = (part) => setDraft((before) => ({ ...before, ...part }));
  const rule = canonical(vocabulary, draft.tree);
  const audience = useAudience(rule, true);
  const action = useAction();
  const save = () => action.run(async () => {
    const body = { name: draft.name.trim(), rules: rule, ...(draft.description.trim() ? { description: draft.description } : {}) };
    const { data } = await callOnce('/api/segments', {
      body, idempotencyKey: keyOf(draft), refused: () => set({ refused: (draft.refused ?? 0) + 1 }), mayHaveArrived: t('segments.mayHaveArrived'), mayRepeat: true,
    });
    setDraft(emptySegment(vocabulary));
    go(to('segments', data.segment._id));
  });
  return html`
    <${Page} title=${t('segments.new')} back=${{ href: to('segments'), label: t('segments.title') }}>
      <div class="split">
        <div>
          <${Card} title=${t('segments.rule')}>
            <${FromWords} use=${(found) => set({ tree: fromCanonical(vocabulary, found) })} />
            <${RuleBuilder} tree=${draft.tree} change=${(tree) => set({ tree })} />
          <//>
          ${mayWrite && html`
            <${Card} title=${t('segments.save')}>
              <div class="pair">
                <${Input} label=${t('segments.name')} value=${draft.name} change=${(name) => set({ name })} maxlength=${vocabulary.limits.name_characters} />
                <${Input} label=${t('segments.description')} value=${draft.description} change=${(description) => set({ description })} />
              </div>
              <p class="hint">${t('segments.draftHint')}</p>
              <${Complaint} error=${action.error} />
              <div class="actions end"><${Act} class="primary" busy=${action.busy} disabled=${!rule || !draft.name.trim()} action=${save}>${t('segments.save')}<//></div>
            <//>`}
        </div>
        <div class="aside"><${AudienceCard} audience=${audience} rule=${rule} /></div>
      </div>
      ${rule && audience.data && html`<${Distribution} preview=${audience.data} />`}
      ${rule && audience.data && html`<${Card} title=${t('audience.sample')}><${Sample} customers=${audience.data.sample} /><//>`}
    <//>`;
}
