// Step 2: the message, with its variables, ideas for it, and how real customers will read it.
import { call, Refused } from '../../base/api.js';
import { useAction, useLater, useRead } from '../../base/data.js';
import { count } from '../../base/format.js';
import { useUser, useVocabulary } from '../../base/session.js';
import { html, useRef, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint, Field, Input, Select } from '../../parts/form.js';
import { Card, Failure } from '../../parts/page.js';
import { channelOf } from './draft.js';
import { MessageFrame } from './frame.js';
import { Ideas } from './ideas.js';

const CHANNELS = ['simulated', 'email'];

export function MessageStep({ draft, set, audience }) {
  const vocabulary = useVocabulary();
  const area = useRef(null);
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
            <${Select} label=${t('message.channel')} value=${draft.channel ?? 'simulated'} change=${(channel) => set({ channel })} options=${CHANNELS.map((name) => [name, t(`message.channels.${name}`)])} />
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
  const later = useLater(JSON.stringify([message, customer?._id, content]), 300);
  const preview = useRead(async (signal) => {
    const [text, id, channel] = JSON.parse(later);
    return text.trim() ? (await call('POST', '/api/campaigns/preview', { body: { message: text, customer_id: id, ...channel }, signal })).data : null;
  }, [later]);
  const { data, error } = preview;
  return html`
    <${Card} title=${t('preview.title')} actions=${html`
      <div class="switch" role="group" aria-label=${t('preview.width')}>${['phone', 'desktop'].map((name) => html`<button type="button" aria-pressed=${String(name === width)} onClick=${() => setWidth(name)}>${t(`preview.${name}`)}</button>`)}</div>`}>
      <div class="preview-who">
        <button type="button" class="quiet" disabled=${customers.length < 2} onClick=${() => setAt((at + customers.length - 1) % customers.length)}>${t('preview.before')}</button>
        <span role="status">${t(customer ? 'preview.as' : 'preview.invented', { name: (data?.customer?.name || customer?.name) ?? '' })}</span>
        <button type="button" class="quiet" disabled=${customers.length < 2} onClick=${() => setAt((at + 1) % customers.length)}>${t('preview.after')}</button>
      </div>
      ${error && (error instanceof Refused && error.status === 400 ? html`<div class="notice bad" role="alert">${error.problems.map(({ message: fault }) => html`<p>${fault}</p>`)}</div>` : html`<${Failure} error=${error} retry=${() => preview.reload()} />`)}
      ${!error && data?.reason && html`<p class="notice warn">${t('preview.notSent')} ${wordOf('reason', data.reason)}</p>`}
      ${!error && data?.warnings.map((warning) => html`<p class="notice warn">${warning.message}</p>`)}
      ${!error && data?.subject && html`<p><strong>${data.subject}</strong></p>`}
      <${MessageFrame} text=${(!error && data?.message) || (message.trim() ? '…' : t('preview.empty'))} title=${t('preview.title')} width=${width} />
      <${TestSend} message=${message} content=${content} customer=${customer} disabled=${!message.trim() || error} />
    <//>`;
}

function TestSend({ message, content, customer, disabled }) {
  const { email } = useUser();
  const action = useAction();
  const [sent, setSent] = useState(null);
  const send = () => action.run(async () => setSent((await call('POST', '/api/campaigns/test-send', { body: { message, customer_id: customer?._id, ...content } })).data.email));
  return html`
    <div class="actions"><${Act} class="quiet" busy=${action.busy} disabled=${disabled} action=${send}>${t('preview.test', { email })}<//></div>
    <${Complaint} error=${action.error} />
    ${sent && !action.error && html`<p class="notice good" role="status">${t('preview.tested', { email: sent })}</p>`}`;
}
