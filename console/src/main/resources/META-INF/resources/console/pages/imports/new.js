// A new import: drop a file, check what its columns become, send it.
import { call, newKey, query } from '../../base/api.js';
import { useAction, useLater, useRead } from '../../base/data.js';
import { bytes, ownZone } from '../../base/format.js';
import { go, to } from '../../base/route.js';
import { html, useEffect, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { fieldLabel } from '../../rules/sentence.js';
import { Act, Complaint, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { beginning, HEAD, head } from './csv.js';
import { attributeName, FIELDS, kindOf, suggest } from './mapping.js';

const ZIPPED = /\.gz$/i;
const AUTOMATIC = 'automatic';

export function NewImport() {
  const [chosen, setChosen] = useState(null);
  const action = useAction();
  const choose = (file) => file && action.run(async () => {
    const text = await beginning(file);
    setChosen({ file, text, ...head(text, 5, file.size > HEAD), kind: '', mapping: {}, suggested: false, consent: '', decimal: '', dates: '', key: newKey() });
  });
  return html`
    <${Card} title=${t('imports.new')}>
      <${Drop} choose=${choose} />
      <${Complaint} error=${action.error} />
      ${chosen && html`<${Check} key=${chosen.file} chosen=${chosen} set=${(part) => setChosen((before) => ({ ...before, ...part, key: newKey() }))} />`}
    <//>`;
}

function Drop({ choose }) {
  const [over, setOver] = useState(false);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return html`
    <div class=${`drop${over ? ' over' : ''}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p><strong>${t('imports.drop')}</strong></p>
      <input type="file" id="import-file" class="hidden" accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip" onChange=${(event) => choose(event.currentTarget.files[0])} />
      <label class="button quiet" for="import-file">${t('imports.choose')}</label>
      <p class="hint">${t('imports.dropHint')}</p>
    </div>`;
}

/** What the server would make of the columns; it recognises exports of other tools by itself. */
function useLayout({ text, kind, mapping, delimiter, consent }) {
  const later = useLater(JSON.stringify({ kind, mapping, consent }), 200);
  return useRead(async (signal) => {
    const asked = JSON.parse(later);
    const chosen = Object.keys(asked.mapping).length ? JSON.stringify(asked.mapping) : '';
    return (await call('POST', query('/api/imports/layout', { ...asked, mapping: chosen, delimiter }), { raw: text, type: 'text/csv', signal })).data;
  }, [later]);
}

function Check({ chosen, set }) {
  const { file, header, rows, kind, mapping, suggested, consent, delimiter, decimal, dates, key } = chosen;
  const action = useAction();
  const layout = useLayout(chosen);
  const shownKind = layout.data?.kind ?? (kind || kindOf(header));
  useEffect(() => {
    if (layout.error?.status === 400 && !suggested) set({ suggested: true, kind: shownKind, mapping: suggest(shownKind, header) });
  }, [layout.error]);
  const send = () => action.run(async () => {
    const columns = Object.keys(mapping).length ? JSON.stringify(mapping) : '';
    const { data } = await call('POST', query('/api/imports', { kind, mapping: columns, delimiter, decimal_mark: decimal, date_order: dates, time_zone: ownZone(), consent }), {
      raw: file, type: ZIPPED.test(file.name) ? 'application/gzip' : 'text/csv', idempotencyKey: key,
    });
    go(to('imports', data._id));
  });
  const map = (column, field) => {
    const { [column]: _, ...others } = mapping;
    set({ mapping: field === AUTOMATIC ? others : { ...others, [column]: field } });
  };
  return html`
    <p role="status"><strong>${file.name}</strong> · ${bytes(file.size)} · ${t('imports.shape', { columns: header.length, delimiter: t(`imports.delimiters.${delimiter}`) })}
      ${layout.data?.export && html` · <span class="badge sent">${t('imports.recognised', { name: wordOf('imports.exports', layout.data.export) })}</span>`}</p>
    <${Options} ...${{ shownKind, consent, decimal, dates }} set=${set} />
    <div class="scroll" tabindex="0" role="group" aria-label=${t('imports.columns')}>
      <table class="mapping">
        <thead><tr>${header.map((column) => html`<th scope="col">${column || '–'}</th>`)}</tr>
          <tr>${header.map((column) => html`<td><${FieldChoice} ...${{ column, kind: shownKind, chosen: mapping[column] ?? AUTOMATIC, becomes: layout.data?.columns[column], choose: (field) => map(column, field) }} /></td>`)}</tr></thead>
        <tbody>${rows.map((cells) => html`<tr>${header.map((_, at) => html`<td class="clip">${cells[at] ?? ''}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    ${layout.data?.warnings.map((warning) => html`<p class="notice warn">${warning}</p>`)}
    ${layout.error && html`<div class="notice warn" role="alert">${layout.error.problems?.length ? layout.error.problems.map(({ field, message }) => html`<p><strong>${fieldLabel(field)}</strong>: ${message}</p>`) : html`<p>${layout.error.message}</p>`}</div>`}
    <${Complaint} error=${action.error} />
    <div class="actions end"><${Act} class="primary" busy=${action.busy} disabled=${!layout.data || layout.error || layout.loading} action=${send}>${t(action.busy ? 'imports.sending' : 'imports.send')}<//></div>`;
}

const CONSENTS = ['subscribed', 'not_subscribed', 'unsubscribed'];

function Options({ shownKind, consent, decimal, dates, set }) {
  const kinds = Object.keys(FIELDS).map((each) => [each, wordOf('imports.kinds', each)]);
  return html`
    <div class="filters">
      <${Select} label=${t('imports.kind')} value=${shownKind} change=${(kind) => set({ kind, mapping: {}, suggested: false, consent: '' })} options=${kinds} />
      <${Select} label=${t('imports.decimal')} value=${decimal} change=${(next) => set({ decimal: next })} options=${[['', t('imports.detect')], ['point', t('imports.point')], ['comma', t('imports.comma')]]} />
      <${Select} label=${t('imports.dates')} value=${dates} change=${(next) => set({ dates: next })} options=${[['', t('imports.detect')], ['day_first', t('imports.dayFirst')], ['month_first', t('imports.monthFirst')]]} />
      ${shownKind === 'customers' && html`<${Select} label=${t('imports.consent')} value=${consent} change=${(next) => set({ consent: next })} options=${[['', t('imports.consentInFile')], ...CONSENTS.map((word) => [word, t(`imports.consents.${word}`)])]} />`}
    </div>`;
}

function FieldChoice({ column, kind, chosen, becomes, choose }) {
  const own = attributeName(column);
  const automatic = becomes === undefined ? t('imports.automatic') : t('imports.automaticTo', { field: becomes ? fieldLabel(becomes) : t('imports.ignored') });
  return html`
    <select aria-label=${t('imports.becomesOf', { column })} onChange=${(event) => choose(event.currentTarget.value)}>
      <option value=${AUTOMATIC} selected=${chosen === AUTOMATIC}>${chosen === AUTOMATIC ? automatic : t('imports.automatic')}</option>
      <option value="" selected=${chosen === ''}>${t('imports.ignored')}</option>
      ${FIELDS[kind].map((field) => html`<option value=${field} selected=${field === chosen}>${fieldLabel(field)}</option>`)}
      ${own && !FIELDS[kind].includes(own) && html`<option value=${own} selected=${own === chosen}>${t('imports.attribute', { name: own })}</option>`}
    </select>`;
}
