// Ideas for a message, from its purpose.
import { call } from '../../base/api.js';
import { useAction } from '../../base/data.js';
import { html, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint, Input, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';

const TONES = ['warm', 'playful', 'plain', 'urgent', 'formal'];

export function Ideas({ use }) {
  const [wish, setWish] = useState({ objective: '', audience: '', tone: TONES[0] });
  const [ideas, setIdeas] = useState([]);
  const action = useAction();
  const ask = () => action.run(async () => setIdeas((await call('POST', '/api/ai/messages', { body: { ...wish, count: 3 } })).data.messages));
  const set = (part) => setWish({ ...wish, ...part });
  return html`
    <${Card} title=${t('ideas.title')}>
      <${Input} label=${t('ideas.objective')} value=${wish.objective} change=${(objective) => set({ objective })} maxlength="300" placeholder=${t('ideas.objectiveExample')} />
      <div class="pair">
        <${Input} label=${t('ideas.audience')} value=${wish.audience} change=${(audience) => set({ audience })} maxlength="200" />
        <${Select} label=${t('ideas.tone')} value=${wish.tone} change=${(tone) => set({ tone })} options=${TONES.map((tone) => [tone, wordOf('tone', tone)])} />
      </div>
      <div class="actions"><${Act} class="quiet" busy=${action.busy} disabled=${!wish.objective.trim()} action=${ask}>${t('ideas.suggest')}<//></div>
      <${Complaint} error=${action.error} />
      <div aria-live="polite">${ideas.map((text) => html`<div class="idea"><p>${text}</p><button type="button" class="quiet" onClick=${() => use(text)}>${t('ideas.use')}</button></div>`)}</div>
    <//>`;
}
