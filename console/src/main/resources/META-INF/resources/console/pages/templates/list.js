// All templates, the newest first, each with the beginning of its text.
import { usePages } from '../../base/data.js';
import { moment } from '../../base/format.js';
import { replace, to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t, wordOf } from '../../base/words.js';
import { Select } from '../../parts/form.js';
import { Icon } from '../../parts/icon.js';
import { Empty, Loaded, Page } from '../../parts/page.js';
import { Pager } from '../../parts/table.js';

const CHANNELS = ['simulated', 'email', 'webhook'];

export function TemplateList({ query: { channel, archived } }) {
  const mayWrite = useMay('marketer');
  const pages = usePages('/api/templates', { channel, archived }, 12);
  const create = mayWrite && html`<a class="button primary" href=${to('templates', 'new')}><${Icon} name="plus" />${t('templates.new')}</a>`;
  const show = (part) => replace(to('templates', { channel, archived, ...part }));
  const empty = archived ? html`<${Empty} title=${t('templates.noneArchived')} />` : html`<${Empty} title=${t('templates.none')} text=${t('templates.noneText')}>${create}<//>`;
  return html`
    <${Page} title=${t('templates.title')} lead=${t('templates.lead')} actions=${create}>
      <div class="inline">
        <${Select} label=${t('templates.channel')} value=${channel ?? ''} change=${(name) => show({ channel: name })} options=${[['', t('templates.any')], ...CHANNELS.map((name) => [name, wordOf('message.channels', name)])]} />
        <${Select} label=${t('templates.shown')} value=${archived ?? ''} change=${(value) => show({ archived: value })} options=${[['', t('templates.current')], ['true', t('templates.archived')]]} />
      </div>
      <${Loaded} state=${pages} isEmpty=${({ data }) => !data.length} empty=${empty}>
        ${() => html`<ul class="gallery">${pages.rows.map((row) => html`<${Thumbnail} key=${row._id} template=${row} />`)}</ul><${Pager} pages=${pages} />`}
      <//>
    <//>`;
}

function Thumbnail({ template }) {
  return html`
    <li class="card">
      <h2><a href=${to('templates', template._id)}>${template.name}</a></h2>
      <p class="hint">${wordOf('message.channels', template.channel)} · ${t('templates.version', { n: template.version })} · ${moment(template.saved_at)}</p>
      <div class="thumbnail" dir="auto">${template.subject && html`<strong>${template.subject}</strong>`}${template.message}</div>
    </li>`;
}
