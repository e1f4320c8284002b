// Tables: one page of rows at a time, numbers aligned at their end, rows that lead somewhere.
import { html } from '../base/ui.js';
import { count } from '../base/format.js';
import { t } from '../base/words.js';

/** Columns: {label, cell(row), number?, wide?}. */
export function Table({ caption, columns, rows, keyOf = (row) => row._id }) {
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <thead><tr>${columns.map((column) => html`<th scope="col" class=${classOf(column)}>${column.label}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${keyOf(row)}>${columns.map((column) => html`<td class=${classOf(column)}>${column.cell(row)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

const classOf = (column) => [column.number && 'number', column.wide && 'wide', column.tight && 'tight'].filter(Boolean).join(' ') || undefined;

/** Which page of a list is shown, and the way to its neighbours. */
export function Pager({ pages }) {
  if (!pages.next && !pages.previous) return null;
  return html`
    <nav class="pager" aria-label=${t('pager.label')}>
      <button type="button" class="quiet" disabled=${!pages.previous} onClick=${pages.previous}>${t('pager.previous')}</button>
      <span>${t('pager.page', { page: count(pages.page) })}</span>
      <button type="button" class="quiet" disabled=${!pages.next} onClick=${pages.next}>${t('pager.next')}</button>
    </nav>`;
}
