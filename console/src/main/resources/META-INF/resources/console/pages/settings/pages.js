// Settings: one's own sessions, and the senders; for admins users, API keys, webhooks and the audit log.
import { to } from '../../base/route.js';
import { useMay } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Page, Tabs } from '../../parts/page.js';
import { Audit } from './audit.js';
import { Keys } from './keys.js';
import { Senders } from './senders.js';
import { Sessions } from './sessions.js';
import { Users } from './users.js';
import { Webhooks } from './webhooks.js';

const VIEWS = { sessions: Sessions, senders: Senders, users: Users, keys: Keys, webhooks: Webhooks, audit: Audit };
const FOR_ADMINS = new Set(['users', 'keys', 'webhooks', 'audit']);

export default function Settings({ path: [name], query }) {
  const isAdmin = useMay('admin');
  const tabs = Object.keys(VIEWS).filter((each) => isAdmin || !FOR_ADMINS.has(each));
  const current = tabs.includes(name) ? name : 'sessions';
  return html`
    <${Page} title=${t('nav.settings')}>
      ${tabs.length > 1 && html`<${Tabs} tabs=${tabs.map((each) => [each, t(`settings.${each}`)])} current=${current} href=${(each) => to('settings', each)} />`}
      <${VIEWS[current]} query=${query} />
    <//>`;
}
