// A message as its recipient sees it: in a frame without scripts, forms or an origin of its own.
import { html } from '../../base/ui.js';
import { currentTheme } from '../../base/theme.js';

const STYLE = new URL('../../style/message.css', import.meta.url).href;

/**
 * A text, or the design of an e-mail; pictures from elsewhere are not loaded. Each has a frame of its own: Chromium leaves one
 * blank whose document is replaced while it is loaded.
 */
export function MessageFrame({ text, design, title, width = 'phone' }) {
  return html`<div class=${`device ${width}`}><iframe key=${design || text} title=${title} sandbox="" srcdoc=${design || page(text)}></iframe></div>`;
}

/** The text as a page; every character that HTML would read is escaped. */
export function page(text) {
  return `<!doctype html><html data-theme="${currentTheme()}"><link rel="stylesheet" href="${STYLE}"><body><p dir="auto">${escaped(text)}</p></body></html>`;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
