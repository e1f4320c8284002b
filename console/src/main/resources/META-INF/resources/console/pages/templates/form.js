// The content of a template as it is written, with its preview for real customers.
import { read } from '../../base/api.js';
import { useRead } from '../../base/data.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Field, Input, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { Preview } from '../composer/preview.js';
import { MessageText } from '../composer/text.js';

const BODIES = ['markdown', 'html', 'mjml'];

export const emptyTemplate = () => ({ name: '', channel: 'email', subject: '', preheader: '', message: '', body: 'markdown', code: '' });

export const formOf = ({ name, channel, subject, preheader, message, html: page, mjml, version }) => ({
  name, channel, subject: subject ?? '', preheader: preheader ?? '', message, body: mjml ? 'mjml' : page ? 'html' : 'markdown', code: mjml ?? page ?? '', version,
});

/** Channel and templates as the API wants them; blank ones are left out of an e-mail. */
export function contentOf({ channel, subject, preheader, body, code }) {
  if (channel !== 'email') return { channel };
  return { channel, subject, preheader, html: body === 'html' ? code : '', mjml: body === 'mjml' ? code : '' };
}

/** What is saved: a text that was not changed is left out, so that one that was made from the design follows it. */
export const requestOf = (form, saved) => ({ name: form.name.trim(), ...(form.message.trim() && form.message !== saved?.message ? { message: form.message } : {}), ...contentOf(form) });

export const isComplete = ({ name, channel, subject, message, body, code }) => Boolean(name.trim() && (channel !== 'email' || subject.trim()) && (message.trim() || (channel === 'email' && body !== 'markdown' && code.trim())));

export function TemplateForm({ form, set, children }) {
  const { channels, limits } = useVocabulary();
  const customers = useRead(async (signal) => (await read('/api/customers?limit=10', signal)).data, []);
  const isEmail = form.channel === 'email';
  const designed = isEmail && form.body !== 'markdown';
  return html`
    <div class="split even">
      <div>
        <${Card} title=${t('composer.step.message')}>
          <${Input} label=${t('templates.name')} value=${form.name} change=${(name) => set({ name })} maxlength=${limits.name_characters} />
          <div class="pair">
            <${Select} label=${t('message.channel')} value=${form.channel} change=${(channel) => set({ channel })} options=${[...new Set([...channels, 'email', form.channel])].map((name) => [name, wordOf('message.channels', name)])} />
            ${isEmail && html`<${Select} label=${t('templates.body')} value=${form.body} change=${(body) => set({ body })} options=${BODIES.map((body) => [body, t(`templates.bodies.${body}`)])} />`}
          </div>
          ${isEmail && html`
            <${Input} label=${t('message.subject')} value=${form.subject} change=${(subject) => set({ subject })} maxlength="200" />
            <${Input} label=${t('templates.preheader')} hint=${t('templates.preheaderHint')} value=${form.preheader} change=${(preheader) => set({ preheader })} maxlength="200" />`}
          ${designed && html`
            <${Field} label=${t('templates.code', { kind: t(`templates.bodies.${form.body}`) })}>
              ${(tied) => html`<textarea class="code" dir="ltr" spellcheck=${false} ...${tied} rows="14" maxlength="100000" value=${form.code} onInput=${(event) => set({ code: event.currentTarget.value })}></textarea>`}
            <//>`}
          <${MessageText} value=${form.message} change=${(message) => set({ message })} hint=${designed ? t('templates.textHint') : undefined} />
        <//>
        ${children}
      </div>
      <div>
        ${customers.error && html`<p class="notice warn">${t('templates.sample')}</p>`}
        <${Preview} message=${form.message} content=${contentOf(form)} customers=${customers.data ?? []} />
      </div>
    </div>`;
}
