// Templates: the gallery, a new one, and one of them with its versions.
import { html } from '../../base/ui.js';
import { TemplateList } from './list.js';
import { NewTemplate, OneTemplate } from './template.js';

export default function Templates({ path: [id], query }) {
  if (id === 'new') return html`<${NewTemplate} query=${query} />`;
  return id ? html`<${OneTemplate} key=${id} id=${id} />` : html`<${TemplateList} query=${query} />`;
}
