// The message as real customers will read it, one after the other, on a phone or a wide screen.
import { html, useState } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Card } from '../../parts/page.js';
import { readerOf, Rendered, TestSend, usePreview } from './rendered.js';

export function Preview({ message, content, customers }) {
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
      <${TestSend} ...${{ message, content, customer }} disabled=${!preview.data || preview.error} />
    <//>`;
}
