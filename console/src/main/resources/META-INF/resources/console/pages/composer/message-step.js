// Step 2: the message, with its variables, ideas for it, and how real customers will read it.
import { count } from '../../base/format.js';
import { useVocabulary } from '../../base/session.js';
import { html, useRef, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Field, Input, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { channelOf } from './draft.js';
import { Ideas } from './ideas.js';
import { readerOf, Rendered, TestSend, usePreview } from './rendered.js';

export function MessageStep({ draft, set, audience }) {
  const vocabulary = useVocabulary();
  const area = useRef(null);
  const channels = [...new Set([...vocabulary.channels, draft.channel ?? 'simulated'])];
  const insert = (text) => {
    const { selectionStart: start, selectionEnd: end } = area.current;
    set({ message: draft.message.slice(0, start) + text + draft.message.slice(end) });
    requestAnimationFrame(() => {
      area.current.focus();
      area.current.setSelectionRange(start + text.length, start + text.length);
    });
  };
  return html`
    <div class="split even">
      <div>
        <${Card} title=${t('composer.step.message')}>
          <div class="pair">
            <${Select} label=${t('message.channel')} value=${draft.channel ?? 'simulated'} change=${(channel) => set({ channel })} options=${channels.map((name) => [name, wordOf('message.channels', name)])} />
            ${draft.channel === 'email' && html`<${Input} label=${t('message.subject')} value=${draft.subject ?? ''} change=${(subject) => set({ subject })} maxlength="200" />`}
          </div>
          <div class="chips" role="group" aria-label=${t('message.variables')}>
            ${vocabulary.variables.map((name) => html`<button type="button" class="chip" onClick=${() => insert(`{{ ${name} }}`)}>${wordOf('variable', name)}</button>`)}
          </div>
          <${Field} label=${t('message.text')} hint=${t('message.hint', { n: count(draft.message.length), most: count(vocabulary.limits.template_characters) })}>
            ${(tied) => html`<textarea dir="auto" ...${tied} ref=${area} rows="9" maxlength=${vocabulary.limits.template_characters} value=${draft.message} placeholder=${t('message.example')} onInput=${(event) => set({ message: event.currentTarget.value })}></textarea>`}
          <//>
          ${draft.channel === 'email' && (draft.html || draft.mjml) && html`<p class="notice">${t('message.design')}</p>`}
        <//>
        <${Ideas} use=${(message) => set({ message })} />
      </div>
      <${Preview} message=${draft.message} content=${channelOf(draft)} customers=${audience.data?.sample ?? []} />
    </div>`;
}

function Preview({ message, content, customers }) {
  const [at, setAt] = useState(0);
  const [width, setWidth] = useState('phone');
  const customer = customers[at % Math.max(customers.length, 1)];
  const preview = usePreview(message, content, customer);
  return html`
    <${Card} title=${t('preview.title')} actions=${html`
      <div class="switch" role="group" aria-label=${t('preview.width')}>${['phone', 'desktop'].map((name) => html`<button type="button" aria-pressed=${String(name === width)} onClick=${() => setWidth(name)}>${t(`preview.${name}`)}</button>`)}</div>`}>
      <div class="preview-who">
        <button type="button" class="quiet" disabled=${customers.length < 2} onClick=${() => setAt((at + customers.length - 1) % customers.length)}>${t('preview.before')}</button>
        <span role="status">${readerOf(preview, customer)}</span>
        <button type="button" class="quiet" disabled=${customers.length < 2} onClick=${() => setAt((at + 1) % customers.length)}>${t('preview.after')}</button>
      </div>
      <${Rendered} ...${{ preview, message, width }} title=${t('preview.title')} />
      <${TestSend} ...${{ message, content, customer }} disabled=${!message.trim() || preview.error} />
    <//>`;
}
