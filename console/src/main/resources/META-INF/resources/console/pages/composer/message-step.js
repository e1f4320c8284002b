// Step 2: the message, with its variables, ideas for it, and how real customers will read it.
import { read } from '../../base/api.js';
import { useAction, useRead } from '../../base/data.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Check, Complaint, Input, Select } from '../../parts/form.js';
import { Card, Failure } from '../../parts/page.js';
import { channelOf, contentOfTemplate } from './draft.js';
import { Ideas } from './ideas.js';
import { Preview } from './preview.js';
import { MessageText } from './text.js';

export function MessageStep({ draft, set, audience }) {
  const vocabulary = useVocabulary();
  const channels = [...new Set([...vocabulary.channels, draft.channel ?? 'simulated'])];
  const write = (part) => set({ ...part, templateId: undefined, templateVersion: undefined });
  return html`
    <div class="split even">
      <div>
        <${Card} title=${t('composer.step.message')}>
          <${ChooseTemplate} draft=${draft} set=${set} />
          <div class="pair">
            <${Select} label=${t('message.channel')} value=${draft.channel ?? 'simulated'} change=${(channel) => write({ channel })} options=${channels.map((name) => [name, wordOf('message.channels', name)])} />
            ${draft.channel === 'email' && html`<${Input} label=${t('message.subject')} value=${draft.subject ?? ''} change=${(subject) => write({ subject })} maxlength="200" />`}
          </div>
          <${MessageText} value=${draft.message} change=${(message) => write({ message })} />
          ${draft.channel === 'email' && (draft.html || draft.mjml) && html`<p class="notice">${t('message.design')}</p>`}
          ${draft.channel === 'email' && html`
            <fieldset class="choice"><legend>${t('tracking.title')}</legend>
              <${Check} label=${t('tracking.opens')} text=${t('tracking.opensText')} value=${draft.trackOpens} change=${(trackOpens) => set({ trackOpens })} />
              <${Check} label=${t('tracking.clicks')} text=${t('tracking.clicksText')} value=${draft.trackClicks} change=${(trackClicks) => set({ trackClicks })} />
            </fieldset>`}
        <//>
        <${Ideas} use=${(message) => write({ message })} />
      </div>
      <${Preview} message=${draft.message} content=${channelOf(draft)} customers=${audience.data?.sample ?? []} />
    </div>`;
}

/** Takes the content of a saved template; the campaign names it until the content is changed here. */
function ChooseTemplate({ draft, set }) {
  const templates = useRead(async (signal) => (await read('/api/templates?limit=1000', signal)).data, []);
  const action = useAction();
  const choose = (id) => action.run(async () => {
    if (!id) set({ templateId: undefined, templateVersion: undefined });
    else set(contentOfTemplate((await read(`/api/templates/${encodeURIComponent(id)}`)).data));
  });
  if (templates.error) return html`<${Failure} error=${templates.error} retry=${() => templates.reload()} />`;
  if (!templates.data?.length) return null;
  const others = draft.templateId && !templates.data.some(({ _id }) => _id === draft.templateId) ? [[draft.templateId, t('templates.archivedOne')]] : [];
  return html`
    <${Select} label=${t('templates.use')} hint=${draft.templateId && t('templates.version', { n: draft.templateVersion })} value=${draft.templateId ?? ''} change=${choose} disabled=${action.busy}
      options=${[['', t('templates.useNone')], ...others, ...templates.data.map(({ _id, name }) => [_id, name])]} />
    <${Complaint} error=${action.error} />`;
}
