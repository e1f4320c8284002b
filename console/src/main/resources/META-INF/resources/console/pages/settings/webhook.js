// What is shown of one webhook.
import { ago } from '../../base/format.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Badge } from '../../parts/page.js';

export const pathOf = (id) => `/api/webhooks/${encodeURIComponent(id)}`;
export const typeOf = (type) => t(`webhooks.types.${type.replace('.', '_')}`);

/** The status, and why it is disabled or since when it fails. */
export function State({ row }) {
  return html`<${Badge} group="webhooks.statuses" value=${row.status} />
    ${row.reason && html`<small class="error">${row.reason}</small>`}
    ${row.status === 'enabled' && row.failing_since && html`<small>${t('webhooks.failing', { time: ago(row.failing_since) })}</small>`}`;
}
