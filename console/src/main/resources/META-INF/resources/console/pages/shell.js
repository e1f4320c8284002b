// The frame around every page: navigation, who is signed in, preferences.
import { address, call, words } from '../base/api.js';
import { useRoute, to } from '../base/route.js';
import { useMay, useUser } from '../base/session.js';
import { html, useEffect, useRef, useState } from '../base/ui.js';
import { t } from '../base/words.js';
import { Icon } from '../parts/icon.js';
import { Preferences } from './preferences.js';

const LINKS = [
  ['', 'overview', 'viewer'],
  ['campaigns', 'campaigns', 'viewer'],
  ['templates', 'templates', 'viewer'],
  ['segments', 'segments', 'viewer'],
  ['customers', 'customers', 'viewer'],
  ['orders', 'orders', 'viewer'],
  ['imports', 'imports', 'viewer'],
  ['suppressions', 'suppressions', 'viewer'],
  ['settings', 'settings', 'viewer'],
  ['operations', 'operations', 'admin'],
];

export function Shell({ signedOut, children }) {
  const [open, setOpen] = useState(false);
  const main = useRef(null);
  const { path } = useRoute();
  const place = path.join('/');
  const first = useRef(true);
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else {
      main.current.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [place]);
  const skip = (event) => {
    event.preventDefault();
    main.current.focus();
  };
  return html`
    <a class="skip" href="#main" onClick=${skip}>${t('nav.skip')}</a>
    <div class=${`shell${open ? ' open' : ''}`}>
      <header>
        <a class="brand" href=${to('')}><img src=${new URL('../icon.svg', import.meta.url).href} alt="" width="28" height="28" />Xeno CRM</a>
        <button type="button" class="icon-button menu" aria-expanded=${String(open)} aria-controls="menu" aria-label=${t('nav.menu')} onClick=${() => setOpen(!open)}><${Icon} name=${open ? 'close' : 'menu'} /></button>
        <div class="side" id="menu">
          <${Navigation} current=${path[0] ?? ''} />
          <${Account} signedOut=${signedOut} />
        </div>
      </header>
      <main id="main" ref=${main} tabindex="-1">${children}</main>
    </div>`;
}

function Navigation({ current }) {
  const isAdmin = useMay('admin');
  return html`
    <nav aria-label=${t('nav.label')}>
      ${LINKS.filter(([, , role]) => role === 'viewer' || isAdmin).map(([path, name]) => html`
        <a key=${name} href=${to(path)} aria-current=${path === current ? 'page' : undefined}><${Icon} name=${name} />${t(`nav.${name}`)}</a>`)}
    </nav>`;
}

function Account({ signedOut }) {
  const user = useUser();
  const [failure, setFailure] = useState(null);
  const signOut = async () => {
    try {
      await call('POST', '/auth/logout', { mayBeSignedOut: true });
      signedOut();
    } catch (refusal) {
      if (refusal.status === 401) signedOut();
      else setFailure(refusal);
    }
  };
  return html`
    <div class="account">
      ${failure && html`<p class="notice bad" role="alert">${words(failure)}</p>`}
      <div class="person">
        <span class="avatar" aria-hidden="true">${(user.name || user.email || '?').trim().charAt(0).toUpperCase()}</span>
        <span class="person-name" title=${user.email}>${user.name || user.email}<small>${t(`role.${user.role}`)}</small></span>
        <button type="button" class="icon-button" aria-label=${t('nav.signOut')} title=${t('nav.signOut')} onClick=${signOut}><${Icon} name="out" /></button>
      </div>
      <${Preferences} />
      <a class="small" href=${address('/docs')}>${t('nav.api')}</a>
    </div>`;
}
