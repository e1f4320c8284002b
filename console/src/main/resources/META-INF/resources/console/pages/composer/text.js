// A message as it is written: what is known of the customer can be inserted where the cursor stands.
import { count } from '../../base/format.js';
import { useVocabulary } from '../../base/session.js';
import { html, useRef } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Field } from '../../parts/form.js';

export function MessageText({ value, change, label = t('message.text'), hint }) {
  const { variables, limits } = useVocabulary();
  const area = useRef(null);
  const insert = (text) => {
    const { selectionStart: start, selectionEnd: end } = area.current;
    change(value.slice(0, start) + text + value.slice(end));
    requestAnimationFrame(() => {
      area.current.focus();
      area.current.setSelectionRange(start + text.length, start + text.length);
    });
  };
  return html`
    <div class="chips" role="group" aria-label=${t('message.variables')}>
      ${variables.map((name) => html`<button type="button" class="chip" onClick=${() => insert(`{{ ${name} }}`)}>${wordOf('variable', name)}</button>`)}
    </div>
    <${Field} label=${label} hint=${hint ?? t('message.hint', { n: count(value.length), most: count(limits.template_characters) })}>
      ${(tied) => html`<textarea dir="auto" ...${tied} ref=${area} rows="9" maxlength=${limits.template_characters} value=${value} placeholder=${t('message.example')} onInput=${(event) => change(event.currentTarget.value)}></textarea>`}
    <//>`;
}
