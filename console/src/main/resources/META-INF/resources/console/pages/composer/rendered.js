// A message as one customer gets it, and a test of it to oneself.
import { call, Refused } from '../../base/api.js';
import { useAction, useLater, useRead } from '../../base/data.js';
import { useUser } from '../../base/session.js';
import { html, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Act, Complaint } from '../../parts/form.js';
import { Failure } from '../../parts/page.js';
import { MessageFrame } from './frame.js';

/** The message filled in for this customer, or for an invented one, a moment after its last change. */
export function usePreview(message, content, customer) {
  const later = useLater(JSON.stringify([message, customer?._id, content]), 300);
  return useRead(async (signal) => {
    const [text, id, channel] = JSON.parse(later);
    return isWritten(text, channel) ? (await call('POST', '/api/campaigns/preview', { body: { ...bodyOf(text, channel), customer_id: id }, signal })).data : null;
  }, [later]);
}

const isWritten = (text, { html: page, mjml }) => Boolean(text.trim() || page || mjml);

/** What is tried: a template by its name, or the text; without one, the text is made from the design. */
const bodyOf = (text, content) => (content.template_id || !text.trim() ? content : { message: text, ...content });

/** The filled in message with what is wrong about it. */
export function Rendered({ preview, message, title, width }) {
  const { data, error } = preview;
  const shown = error ? null : data;
  return html`
    ${error && (error instanceof Refused && error.status === 400 ? html`<div class="notice bad" role="alert">${error.problems.map(({ message: fault }) => html`<p>${fault}</p>`)}</div>` : html`<${Failure} error=${error} retry=${() => preview.reload()} />`)}
    ${shown?.reason && html`<p class="notice warn">${t('preview.notSent')} ${wordOf('reason', shown.reason)}</p>`}
    ${shown?.warnings.map((warning) => html`<p class="notice warn">${warning.message}</p>`)}
    ${shown?.subject && html`<p><strong>${shown.subject}</strong></p>`}
    <${MessageFrame} text=${shown?.message || (message.trim() ? '…' : t('preview.empty'))} design=${shown?.html} title=${title} width=${width} />
    ${/<img/i.test(shown?.html ?? '') && html`<p class="hint">${t('preview.pictures')}</p>`}`;
}

export const readerOf = (preview, customer) => t(customer ? 'preview.as' : 'preview.invented', { name: (preview.data?.customer?.name || customer?.name) ?? '' });

export function TestSend({ message, content, customer, disabled }) {
  const { email } = useUser();
  const action = useAction();
  const [sent, setSent] = useState(null);
  const send = () => action.run(async () => setSent((await call('POST', '/api/campaigns/test-send', { body: { ...bodyOf(message, content), customer_id: customer?._id } })).data.email));
  return html`
    <div class="actions"><${Act} class="quiet" busy=${action.busy} disabled=${disabled} action=${send}>${t('preview.test', { email })}<//></div>
    <${Complaint} error=${action.error} />
    ${sent && !action.error && html`<p class="notice good" role="status">${t('preview.tested', { email: sent })}</p>`}`;
}
