// A new import: drop a file, check what its columns become, send it.
import { call, newKey, query } from '../../base/api.js';
import { useAction } from '../../base/data.js';
import { bytes, ownZone } from '../../base/format.js';
import { go, to } from '../../base/route.js';
import { html, useRef, useState } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { fieldLabel } from '../../rules/sentence.js';
import { Act, Complaint, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { beginning, HEAD, head } from './csv.js';
import { attributeName, faults, FIELDS, kindOf, suggest } from './mapping.js';

const ZIPPED = /\.gz$/i;

export function NewImport() {
  const [chosen, setChosen] = useState(null);
  const action = useAction();
  const choose = (file) => file && action.run(async () => {
    const found = head(await beginning(file), 5, file.size > HEAD);
    const kind = kindOf(found.header);
    setChosen({ file, ...found, kind, mapping: suggest(kind, found.header), decimal: '', dates: '', key: newKey() });
  });
  return html`
    <${Card} title=${t('imports.new')}>
      <${Drop} choose=${choose} />
      <${Complaint} error=${action.error} />
      ${chosen && html`<${Check} key=${chosen.key} chosen=${chosen} set=${(part) => setChosen({ ...chosen, ...part })} />`}
    <//>`;
}

function Drop({ choose }) {
  const input = useRef(null);
  const [over, setOver] = useState(false);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return html`
    <div class=${`drop${over ? ' over' : ''}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p><strong>${t('imports.drop')}</strong></p>
      <input ref=${input} type="file" id="import-file" class="hidden" accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip" onChange=${(event) => choose(event.currentTarget.files[0])} />
      <label class="button quiet" for="import-file">${t('imports.choose')}</label>
      <p class="hint">${t('imports.dropHint')}</p>
    </div>`;
}

function Check({ chosen, set }) {
  const { file, header, rows, kind, mapping, delimiter, decimal, dates, key } = chosen;
  const action = useAction();
  const { absent, twice } = faults(kind, mapping);
  const send = () => action.run(async () => {
    const { data } = await call('POST', query('/api/imports', { kind, mapping: JSON.stringify(mapping), delimiter, decimal_mark: decimal, date_order: dates, time_zone: ownZone() }), {
      raw: file, type: ZIPPED.test(file.name) ? 'application/gzip' : 'text/csv', idempotencyKey: key,
    });
    go(to('imports', data._id));
  });
  const kinds = Object.keys(FIELDS).map((each) => [each, wordOf('imports.kinds', each)]);
  return html`
    <p role="status"><strong>${file.name}</strong> · ${bytes(file.size)} · ${t('imports.shape', { columns: header.length, delimiter: t(`imports.delimiters.${delimiter}`) })}</p>
    <div class="filters">
      <${Select} label=${t('imports.kind')} value=${kind} change=${(next) => set({ kind: next, mapping: suggest(next, header) })} options=${kinds} />
      <${Select} label=${t('imports.decimal')} value=${decimal} change=${(next) => set({ decimal: next })} options=${[['', t('imports.detect')], ['point', t('imports.point')], ['comma', t('imports.comma')]]} />
      <${Select} label=${t('imports.dates')} value=${dates} change=${(next) => set({ dates: next })} options=${[['', t('imports.detect')], ['day_first', t('imports.dayFirst')], ['month_first', t('imports.monthFirst')]]} />
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('imports.columns')}>
      <table class="mapping">
        <thead><tr>${header.map((column) => html`<th scope="col">${column || '–'}</th>`)}</tr>
          <tr>${header.map((column) => html`<td><${FieldChoice} ...${{ column, kind, chosen: mapping[column], choose: (field) => set({ mapping: { ...mapping, [column]: field } }) }} /></td>`)}</tr></thead>
        <tbody>${rows.map((cells) => html`<tr>${header.map((_, at) => html`<td class="clip">${cells[at] ?? ''}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    ${absent.map((choices) => html`<p class="notice warn">${t('imports.absent', { field: choices.map((field) => labelOf(field)).join(' / ') })}</p>`)}
    ${twice.map((field) => html`<p class="notice warn">${t('imports.twice', { field: labelOf(field) })}</p>`)}
    <${Complaint} error=${action.error} />
    <div class="actions end"><${Act} class="primary" busy=${action.busy} disabled=${absent.length > 0 || twice.length > 0} action=${send}>${t(action.busy ? 'imports.sending' : 'imports.send')}<//></div>`;
}

const labelOf = (field) => fieldLabel(field);

function FieldChoice({ column, kind, chosen, choose }) {
  const own = attributeName(column);
  return html`
    <select aria-label=${t('imports.becomesOf', { column })} onChange=${(event) => choose(event.currentTarget.value)}>
      <option value="" selected=${chosen === ''}>${t('imports.ignored')}</option>
      ${FIELDS[kind].map((field) => html`<option value=${field} selected=${field === chosen}>${labelOf(field)}</option>`)}
      ${own && !FIELDS[kind].includes(own) && html`<option value=${own} selected=${own === chosen}>${t('imports.attribute', { name: own })}</option>`}
    </select>`;
}
