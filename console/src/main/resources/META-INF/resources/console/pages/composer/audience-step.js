// Step 1: whom the campaign is for.
import { useRead } from '../../base/data.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Choice, Select } from '../../parts/form.js';
import { Card, Loaded } from '../../parts/page.js';
import { AudienceCard, Sample } from '../../rules/audience.js';
import { RuleBuilder } from '../../rules/builder.js';
import { Distribution } from '../../rules/distribution.js';
import { FromWords } from '../../rules/from-words.js';
import { allSegments } from '../../rules/segments.js';
import { RuleWords } from '../../rules/sentence.js';
import { fromCanonical } from '../../rules/tree.js';

export function AudienceStep({ draft, set, audience, rule }) {
  const vocabulary = useVocabulary();
  const options = [['rules', t('composer.fromRules'), t('composer.fromRulesText')], ['segment', t('composer.fromSegment'), t('composer.fromSegmentText')]];
  return html`
    <div class="split">
      <div>
        <${Card} title=${t('composer.step.audience')}>
          <${Choice} legend=${t('composer.from')} value=${draft.from} change=${(from) => set({ from })} options=${options} />
          ${draft.from === 'segment'
            ? html`<${SegmentChoice} chosen=${draft.segmentId} choose=${(segmentId) => set({ segmentId })} />${rule && html`<${RuleWords} rule=${rule} vocabulary=${vocabulary} />`}`
            : html`
              <${FromWords} use=${(found) => set({ tree: fromCanonical(vocabulary, found) })} />
              <${RuleBuilder} tree=${draft.tree} change=${(tree) => set({ tree })} />`}
        <//>
      </div>
      <div class="aside"><${AudienceCard} audience=${audience} rule=${rule} /></div>
    </div>
    ${rule && audience.data && html`<${Distribution} preview=${audience.data} />`}
    ${rule && audience.data && html`<${Card} title=${t('audience.sample')}><${Sample} customers=${audience.data.sample} /><//>`}`;
}

function SegmentChoice({ chosen, choose }) {
  const segments = useRead(allSegments, []);
  return html`<${Loaded} state=${segments} isEmpty=${(list) => !list.length} empty=${html`<p class="hint">${t('segments.none')}</p>`}>
    ${(list) => html`<${Select} label=${t('segments.one')} value=${chosen} change=${choose} options=${[['', t('composer.choose')], ...list.map(({ _id, name }) => [_id, name])]} />`}<//>`;
}
