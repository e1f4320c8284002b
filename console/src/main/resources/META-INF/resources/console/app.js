// Starts the console: its words, who is signed in, and the page that the address names.
import { call, onSignedOut, read, Refused, words } from './base/api.js';
import { useCurrency } from './base/format.js';
import { replace, to, useRoute } from './base/route.js';
import { Session } from './base/session.js';
import { applyTheme } from './base/theme.js';
import { html, render, useEffect, useState } from './base/ui.js';
import { loadWords, t } from './base/words.js';
import { Failure, Page, Skeleton } from './parts/page.js';
import { Shell } from './pages/shell.js';
import { SignIn, SignInAgain } from './pages/signin.js';

const PAGES = {
  '': () => import('./pages/overview/overview.js'),
  customers: () => import('./pages/customers/pages.js'),
  segments: () => import('./pages/segments/pages.js'),
  campaigns: () => import('./pages/campaigns/pages.js'),
  templates: () => import('./pages/templates/pages.js'),
  suppressions: () => import('./pages/suppressions/pages.js'),
  orders: () => import('./pages/orders/pages.js'),
  imports: () => import('./pages/imports/pages.js'),
  settings: () => import('./pages/settings/pages.js'),
  operations: () => import('./pages/operations/pages.js'),
};
const RETURN = 'crm.return';

function App() {
  const [session, setSession] = useState(null);
  const [failure, setFailure] = useState(null);
  const [ended, setEnded] = useState(false);

  const begin = async () => {
    setFailure(null);
    try {
      const { data: user } = await call('GET', '/auth/me', { mayBeSignedOut: true });
      const { data: vocabulary } = await read('/api/vocabulary');
      useCurrency(vocabulary.currency);
      setSession({ user, vocabulary });
      comeBack();
    } catch (refusal) {
      if (refusal instanceof Refused && refusal.status === 401) setSession({ user: null });
      else setFailure(refusal);
    }
  };
  useEffect(() => {
    onSignedOut(() => setEnded(true));
    begin();
  }, []);

  if (failure) return html`<main class="sign-in"><h1>Xeno CRM</h1><${Failure} error=${failure} retry=${begin} /></main>`;
  if (!session) return html`<${Skeleton} />`;
  if (!session.user) return html`<${SignIn} leave=${leave} />`;
  return html`
    <${Session.Provider} value=${session}>
      <${Shell} signedOut=${() => setSession({ user: null })}><${Current} /><//>
      ${ended && html`<${SignInAgain} leave=${leave} stay=${() => setEnded(false)} />`}
    <//>`;
}

/** Remembers the page that is left for signing in. */
function leave() {
  sessionStorage.setItem(RETURN, location.hash);
}

function comeBack() {
  const page = sessionStorage.getItem(RETURN);
  sessionStorage.removeItem(RETURN);
  if (location.pathname.endsWith('/login')) history.replaceState(null, '', new URL('.', document.baseURI).pathname + location.hash);
  if (page && !location.hash) replace(page);
}

function Current() {
  const route = useRoute();
  const [name] = route.path;
  const [shown, setShown] = useState({});
  useEffect(() => {
    let left = false;
    const load = PAGES[name ?? ''];
    if (!load) setShown({ name, missing: true });
    else load().then((module) => !left && setShown({ name, View: module.default }), (error) => !left && setShown({ name, error }));
    return () => {
      left = true;
    };
  }, [name]);
  if (shown.name !== name || (!shown.View && !shown.error && !shown.missing)) return html`<${Skeleton} />`;
  if (shown.error) return html`<div class="notice bad" role="alert"><p>${words(shown.error)}</p></div>`;
  if (shown.missing) return html`<${Page} title=${t('state.noPage')}><p>${t('state.noPageText')} <a href=${to('')}>${t('nav.overview')}</a></p><//>`;
  return html`<${shown.View} path=${route.path.slice(1)} query=${route.query} />`;
}

applyTheme();
loadWords().then(() => {
  const app = document.getElementById('app');
  app.replaceChildren();
  render(html`<${App} />`, app);
});
