// Labelled controls; a label is tied to its control by an id.
import { words } from '../base/api.js';
import { html, useEffect, useId, useRef, useState } from '../base/ui.js';
import { t } from '../base/words.js';

export function Field({ label, hint, error, children }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return html`
    <div class=${`field${error ? ' faulty' : ''}`}>
      <label for=${id}>${label}</label>
      ${children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? 'true' : undefined })}
      ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
      ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
    </div>`;
}

export function Input({ label, hint, error, value, change, ...rest }) {
  return html`<${Field} ...${{ label, hint, error }}>${(tied) => html`<input ...${rest} ...${tied} value=${value} onInput=${(event) => change(event.currentTarget.value)} />`}<//>`;
}

export function Select({ label, hint, error, value, change, options, ...rest }) {
  return html`<${Field} ...${{ label, hint, error }}>${(tied) => html`
    <select ...${rest} ...${tied} value=${value} onChange=${(event) => change(event.currentTarget.value)}>
      ${options.map(([option, name]) => html`<option value=${option} selected=${option === value}>${name}</option>`)}
    </select>`}<//>`;
}

/** Choices of which one holds. */
export function Choice({ legend, value, change, options }) {
  const name = useId();
  return html`
    <fieldset class="choice"><legend>${legend}</legend>
      ${options.map(([option, title, text]) => html`
        <label class=${`option${option === value ? ' chosen' : ''}`}>
          <input type="radio" name=${name} value=${option} checked=${option === value} onChange=${() => change(option)} />
          <span><strong>${title}</strong>${text && html`<small>${text}</small>`}</span>
        </label>`)}
    </fieldset>`;
}

/** One choice that holds or not. */
export function Check({ label, text, value, change }) {
  return html`
    <label class=${`option${value ? ' chosen' : ''}`}>
      <input type="checkbox" checked=${Boolean(value)} onChange=${(event) => change(event.currentTarget.checked)} />
      <span><strong>${label}</strong>${text && html`<small>${text}</small>`}</span>
    </label>`;
}

/** A button for one action at a time. */
export function Act({ action, busy, children, ...rest }) {
  return html`<button type="button" ...${rest} disabled=${busy || rest.disabled} aria-busy=${busy ? 'true' : undefined} onClick=${action}>${children}</button>`;
}

export function Complaint({ error }) {
  if (!error) return null;
  return html`<div class="notice bad" role="alert"><p>${words(error)}</p>${error.requestId && html`<p class="small">${t('error.request')} <code>${error.requestId}</code></p>`}</div>`;
}

/** A button that asks before it does something: what happens, and that it cannot be taken back. */
export function Confirm({ label, question, detail, action, done, tone = '', typed, disabled }) {
  const [open, setOpen] = useState(false);
  return html`
    <button type="button" class=${tone || 'quiet'} disabled=${disabled} onClick=${() => setOpen(true)}>${label}</button>
    ${open && html`<${Ask} ...${{ question, detail, action, done, tone, typed, label, close: () => setOpen(false) }} />`}`;
}

function Ask({ question, detail, action, done, tone, typed, label, close }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const [text, setText] = useState('');
  const confirm = async (event) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const answer = await action();
      close();
      done?.(answer);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return html`
    <${Dialog} title=${question} close=${close}>
      ${typeof detail === 'string' ? html`<p>${detail}</p>` : detail}
      <form onSubmit=${confirm}>
        ${typed && html`<${Input} label=${t('confirm.type', { text: typed })} value=${text} change=${setText} autocomplete="off" />`}
        <${Complaint} error=${error} />
        <div class="actions end">
          <button type="button" class="quiet" onClick=${close}>${t('action.notNow')}</button>
          <button class=${tone || 'primary'} disabled=${busy || (typed && text !== typed)}>${label}</button>
        </div>
      </form>
    <//>`;
}

export function Dialog({ title, close, children }) {
  const dialog = useRef(null);
  const id = useId();
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return html`
    <dialog ref=${dialog} aria-labelledby=${id} onClose=${close} onCancel=${close}>
      <h2 id=${id}>${title}</h2>
      ${children}
    </dialog>`;
}
