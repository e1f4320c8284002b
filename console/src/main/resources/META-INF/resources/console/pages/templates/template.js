// A new template, and one of them: its content, its versions, and what can be done with it.
import { call, callOnce, keyOf, newKey, read } from '../../base/api.js';
import { useAction, usePages, useRead, useStored } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { go, to } from '../../base/route.js';
import { useMay, useOwn } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { many, t, wordOf } from '../../base/words.js';
import { Act, Complaint, Confirm } from '../../parts/form.js';
import { Card, Loaded, Page } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';
import { Preview } from '../composer/preview.js';
import { contentOf, emptyTemplate, formOf, isComplete, requestOf, TemplateForm } from './form.js';

const BACK = () => ({ href: to('templates'), label: t('templates.title') });

export function NewTemplate() {
  const [draft, setDraft] = useStored(useOwn('crm.draft.template'), { ...emptyTemplate(), key: newKey() });
  const set = (part) => setDraft((before) => ({ ...before, ...part }));
  const action = useAction();
  const save = () => action.run(async () => {
    const { data } = await callOnce('/api/templates', { body: requestOf(draft), idempotencyKey: keyOf(draft), refused: () => set({ refused: (draft.refused ?? 0) + 1 }), mayHaveArrived: t('segments.mayHaveArrived'), mayRepeat: true });
    setDraft({ ...emptyTemplate(), key: newKey() });
    go(to('templates', data._id));
  });
  return html`
    <${Page} title=${t('templates.new')} back=${BACK()}>
      <${TemplateForm} form=${draft} set=${set}>
        <${Complaint} error=${action.error} />
        <div class="actions end"><${Act} class="primary" busy=${action.busy} disabled=${!isComplete(draft)} action=${save}>${t('templates.create')}<//></div>
      <//>
    <//>`;
}

export function OneTemplate({ id }) {
  const mayWrite = useMay('marketer');
  const path = `/api/templates/${encodeURIComponent(id)}`;
  const template = useRead(async (signal) => (await read(path, signal)).data, [path]);
  const versions = usePages(`${path}/versions`, {}, 10);
  const { data } = template;
  const changed = () => {
    template.reload(true);
    versions.reload(true);
  };
  return html`
    <${Page} title=${data?.name ?? t('templates.one')} back=${BACK()}
      lead=${data && `${wordOf('message.channels', data.channel)} · ${t('templates.version', { n: data.version })}${data.archived ? ` · ${t('templates.archived')}` : ''}`}
      actions=${data && mayWrite && html`<${Actions} ...${{ template: data, path, changed }} />`}>
      <${Loaded} state=${template}>
        ${() => html`
          ${mayWrite ? html`<${Editor} ...${{ template: data, path, changed }} />` : html`<${Preview} message=${data.message} content=${contentOf(formOf(data))} customers=${[]} />`}
          <${Card} title=${t('templates.versions')} actions=${html`<span class="hint">${many('templates.campaigns', data.campaigns)}</span>`}>
            <${Loaded} state=${versions}>${() => html`<${Table} caption=${t('templates.versions')} columns=${columns({ template: data, path, changed, mayWrite })} rows=${versions.rows} keyOf=${({ version }) => version} /><${Pager} pages=${versions} />`}<//>
          <//>`}
      <//>
    <//>`;
}

/** Unsaved changes stay in the browser; they know which version they began with. */
function Editor({ template, path, changed }) {
  const [draft, setDraft] = useStored(useOwn(`crm.draft.template.${template._id}`), null);
  const action = useAction();
  const saved = formOf(template);
  const form = draft ?? saved;
  const overtaken = draft && draft.version !== template.version;
  const set = (part) => setDraft((before) => ({ ...(before ?? saved), ...part }));
  const save = () => action.run(async () => {
    try {
      await call('PUT', path, { body: { ...requestOf(form, saved), version: form.version } });
      setDraft(undefined);
    } finally {
      changed();
    }
  });
  return html`
    ${overtaken && html`<div class="notice warn" role="alert"><p>${t('templates.overtaken', { n: template.version })}</p></div>`}
    <${TemplateForm} form=${form} set=${set}>
      ${draft && html`<p class="hint">${t('templates.unsaved')}</p>`}
      <${Complaint} error=${action.error} />
      ${draft && html`<div class="actions end">
        <button type="button" class="quiet" onClick=${() => { setDraft(undefined); action.clear(); }}>${t('templates.discard')}</button>
        ${overtaken
    ? html`<button type="button" class="danger" onClick=${() => set({ version: template.version })}>${t('templates.keepMine')}</button>`
    : html`<${Act} class="primary" busy=${action.busy} disabled=${!isComplete(form)} action=${save}>${t('templates.save', { n: template.version + 1 })}<//>`}
      </div>`}
    <//>`;
}

const columns = ({ template, path, changed, mayWrite }) => [
  { label: t('templates.one'), cell: (row) => html`<span class="strong">${t('templates.version', { n: row.version })}</span>` },
  { label: t('templates.name'), cell: (row) => row.name },
  { label: t('recipients.message'), wide: true, cell: (row) => html`<span class="clip">${row.subject ?? row.message}</span>` },
  { label: t('recipients.time'), tight: true, cell: (row) => moment(row.saved_at) },
  mayWrite && {
    label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
    cell: (row) => row.version < template.version && html`<${Confirm} label=${t('templates.restore')} question=${t('templates.restoreAsk', { n: row.version })} detail=${t('templates.restoreDetail')}
      action=${() => call('PUT', path, { body: { template_id: template._id, template_version: row.version, version: template.version } })} done=${changed} />`,
  },
].filter(Boolean);

function Actions({ template, path, changed }) {
  const action = useAction();
  const duplicate = () => action.run(async () => go(to('templates', (await call('POST', '/api/templates', { body: { name: t('templates.copy', { name: template.name }).slice(0, 200), template_id: template._id } })).data._id)));
  const archive = () => action.run(async () => {
    await call('PUT', path, { body: { archived: !template.archived } });
    changed();
  });
  return html`
    ${!template.archived && html`<a class="button primary" href=${to('campaigns', 'new', { template: template._id })}>${t('templates.write')}</a>`}
    <${Act} class="quiet" busy=${action.busy} action=${duplicate}>${t('templates.duplicate')}<//>
    <${Act} class="quiet" busy=${action.busy} action=${archive}>${t(template.archived ? 'templates.unarchive' : 'templates.archive')}<//>
    ${template.campaigns === 0 && html`<${Confirm} label=${t('templates.remove')} tone="danger" question=${t('templates.removeAsk', { name: template.name })} detail=${t('templates.removeDetail')} action=${() => call('DELETE', path)} done=${() => go(to('templates'))} />`}
    <${Complaint} error=${action.error} />`;
}
