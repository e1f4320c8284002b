// What every page is made of: a heading with its actions, and the states of what it shows.
import { Refused, words } from '../base/api.js';
import { clock } from '../base/format.js';
import { html, useEffect, useId } from '../base/ui.js';
import { t } from '../base/words.js';
import { Icon } from './icon.js';

/** A page: title, actions beside it, optional way back. */
export function Page({ title, lead, back, actions, children }) {
  useEffect(() => {
    document.title = `${title} · Xeno CRM`;
  }, [title]);
  return html`
    <div class="page">
      ${back && html`<a class="back-link" href=${back.href}><${Icon} name="back" />${back.label}</a>`}
      <div class="heading">
        <div><h1>${title}</h1>${lead && html`<p class="lead">${lead}</p>`}</div>
        ${actions && html`<div class="actions">${actions}</div>`}
      </div>
      ${children}
    </div>`;
}

export function Card({ title, actions, wide, tone, children }) {
  const id = useId();
  return html`
    <section class=${`card${wide ? ' wide' : ''}${tone ? ` ${tone}` : ''}`} aria-labelledby=${title ? id : undefined}>
      ${title && html`<div class="card-heading"><h2 id=${id}>${title}</h2>${actions && html`<div class="actions">${actions}</div>`}</div>`}
      ${children}
    </section>`;
}

/** Shows what was read; or that it is being read, or why it could not be, with the request's id and a way to try again. */
export function Loaded({ state, empty, isEmpty, children }) {
  if (state.error && state.data === undefined) return html`<${Failure} error=${state.error} retry=${() => state.reload()} />`;
  if (state.data === undefined) return html`<${Skeleton} />`;
  return html`
    ${state.error && html`<p class="notice warn" role="status">${t('state.stale', { time: clock(state.readAt) })} ${words(state.error)}</p>`}
    ${isEmpty?.(state.data) ? empty : children(state.data)}`;
}

export function Skeleton({ lines = 4 }) {
  return html`<div class="skeleton" role="status"><span class="hidden">${t('state.loading')}</span>${Array.from({ length: lines }, () => html`<i></i>`)}</div>`;
}

export function Failure({ error, retry }) {
  const requestId = error instanceof Refused ? error.requestId : null;
  return html`
    <div class="notice bad" role="alert">
      <p>${words(error)}</p>
      ${requestId && html`<p class="small">${t('error.request')} <code>${requestId}</code></p>`}
      ${retry && html`<button type="button" class="quiet" onClick=${retry}>${t('action.retry')}</button>`}
    </div>`;
}

export function Empty({ title, text, children }) {
  return html`<div class="empty"><h2>${title}</h2>${text && html`<p>${text}</p>`}${children && html`<div class="actions centre">${children}</div>`}</div>`;
}

export function Tile({ label, value, note, href }) {
  const content = html`<span class="tile-label">${label}</span><strong class="tile-value">${value}</strong>${note && html`<span class="tile-note">${note}</span>`}`;
  return href ? html`<a class="tile" href=${href}>${content}</a>` : html`<div class="tile">${content}</div>`;
}

/** A figure of what is read; says so when it could not be read. */
export function figure({ data, error }, text) {
  if (data !== undefined) return text(data);
  return error ? html`<small class="unread">${t('state.unread')}</small>` : '…';
}

/** Names and values, one below the other. */
export function Facts({ facts }) {
  return html`<dl class="facts">${facts.filter(Boolean).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export function Badge({ value, group }) {
  return html`<span class=${`badge ${String(value).toLowerCase()}`}>${t(`${group}.${value}`)}</span>`;
}

export function Tabs({ tabs, current, href }) {
  return html`
    <nav class="tabs" aria-label=${t('nav.sections')}>
      ${tabs.map(([name, label]) => html`<a key=${name} href=${href(name)} aria-current=${name === current ? 'page' : undefined}>${label}</a>`)}
    </nav>`;
}
