// What can be done with a campaign in its present state.
import { call } from '../../base/api.js';
import { go, to } from '../../base/route.js';
import { useMay, useOwn } from '../../base/session.js';
import { store, useAction } from '../../base/data.js';
import { html } from '../../base/ui.js';
import { count } from '../../base/format.js';
import { t } from '../../base/words.js';
import { Act, Complaint, Confirm } from '../../parts/form.js';
import { COPY } from '../composer/draft.js';

export const MOVING = new Set(['pending', 'running']);
export const WAITING = new Set(['draft', 'scheduled']);

export function CampaignActions({ campaign, changed }) {
  const mayWrite = useMay('marketer');
  const copyName = useOwn(COPY);
  const action = useAction();
  if (!mayWrite) return null;
  const path = `/api/campaigns/${encodeURIComponent(campaign._id)}`;
  const put = (status, version) => async () => {
    try {
      await call('PUT', path, { body: { status, version } });
    } finally {
      changed();
    }
  };
  const copy = () => {
    store(copyName, campaign);
    go(to('campaigns', 'new'));
  };
  const { status, deliveryStats: { failed } } = campaign;
  return html`
    ${WAITING.has(status) && html`<a class="button quiet" href=${to('campaigns', campaign._id, 'edit')}>${t('campaign.edit')}</a>`}
    ${WAITING.has(status) && campaign.message && html`<${Confirm} label=${t('campaign.launch')} tone="primary" question=${t('campaign.launchAsk', { name: campaign.name })} detail=${t('campaign.launchDetail')} action=${put('running', campaign.version)} />`}
    ${MOVING.has(status) && html`<${Act} class="quiet" busy=${action.busy} action=${() => action.run(put('paused'))}>${t('campaign.pause')}<//>`}
    ${status === 'paused' && html`<${Act} class="primary" busy=${action.busy} action=${() => action.run(put('running'))}>${t('campaign.resume')}<//>`}
    ${failed > 0 && (status === 'running' || status === 'completed') && html`
      <${Confirm} label=${t('campaign.retry')} question=${t('campaign.retryAsk', { n: count(failed) })} detail=${t('campaign.retryDetail')}
        action=${async () => { await call('POST', `${path}/retry-failed`); changed(); }} />`}
    <${Act} class="quiet" action=${copy}>${t('campaign.duplicate')}<//>
    ${(MOVING.has(status) || WAITING.has(status) || status === 'paused') && html`
      <${Confirm} label=${t('campaign.cancel')} tone="danger" question=${t('campaign.cancelAsk', { name: campaign.name })} detail=${t('campaign.cancelDetail')} action=${put('cancelled')} />`}
    <${Complaint} error=${action.error} />`;
}
