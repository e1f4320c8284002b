// Campaigns: the list, one campaign, and the composer.
import { html } from '../../base/ui.js';
import { CampaignList } from './list.js';
import { OneCampaign } from './campaign.js';
import { Composer } from '../composer/composer.js';

export default function Campaigns({ path: [id, part], query }) {
  if (id === 'new') return html`<${Composer} query=${query} />`;
  if (id && part === 'edit') return html`<${Composer} key=${id} id=${id} query=${query} />`;
  if (id) return html`<${OneCampaign} key=${id} id=${id} query=${query} />`;
  return html`<${CampaignList} query=${query} />`;
}
