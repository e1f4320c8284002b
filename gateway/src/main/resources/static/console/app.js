// Who is signed in, and which view is shown.
import { call, onSignedOut, Refused, words } from './api.js';
import { campaignsView } from './campaigns.js';
import { composerView } from './composer.js';
import { customersView } from './customers.js';
import { el } from './dom.js';

const VIEWS = [
  { hash: '#campaigns', label: 'Campaigns', open: campaignsView },
  { hash: '#new', label: 'New campaign', open: composerView },
  { hash: '#customers', label: 'Customers', open: customersView },
];
const SIGN_IN_FAILED = 'Google did not sign you in. Nothing was changed; please try again.';

const app = document.getElementById('app');
let current = null;

function showSignIn() {
  current?.close?.();
  current = null;
  window.onhashchange = null;
  document.title = 'Sign in · Xeno CRM';
  const failed = new URLSearchParams(location.search).has('error');
  app.replaceChildren(el('main', { className: 'sign-in' },
    el('h1', {}, 'Xeno CRM'),
    failed && el('p', { className: 'notice bad', role: 'alert' }, SIGN_IN_FAILED),
    el('a', { className: 'button wide', href: '/auth/google' }, 'Sign in with Google')));
}

function showConsole(user) {
  if (location.pathname !== '/') history.replaceState(null, '', '/');
  const links = VIEWS.map((view) => el('a', { href: view.hash }, view.label));
  const main = el('main', { id: 'main', tabIndex: -1 });
  app.replaceChildren(
    el('a', { className: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); } }, 'Skip to content'),
    el('header', {},
      el('span', { className: 'brand' }, 'Xeno CRM'),
      el('nav', { 'aria-label': 'Views' }, links),
      el('div', { className: 'who' },
        el('span', { className: 'avatar', 'aria-hidden': 'true' }, (user.name || user.email || '?').trim().charAt(0).toUpperCase()),
        el('span', { className: 'person', title: user.email ?? '' }, user.name || user.email),
        el('button', { className: 'quiet', onclick: signOut }, 'Sign out'))),
    main);

  const route = () => {
    const index = Math.max(0, VIEWS.findIndex((view) => view.hash === location.hash));
    links.forEach((link, at) => (at === index ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
    document.title = `${VIEWS[index].label} · Xeno CRM`;
    current?.close?.();
    main.replaceChildren();
    current = VIEWS[index].open(main);
  };
  window.onhashchange = route;
  route();
}

async function signOut() {
  try {
    await call('POST', '/auth/logout');
  } catch (failure) {
    if (failure.status !== 401) {
      document.getElementById('main').prepend(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
      return;
    }
  }
  showSignIn();
}

async function start() {
  onSignedOut(showSignIn);
  try {
    showConsole(await call('GET', '/auth/me', { mayBeSignedOut: true }));
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401) return showSignIn();
    app.replaceChildren(el('main', { className: 'sign-in' },
      el('h1', {}, 'Xeno CRM'),
      el('p', { className: 'notice bad', role: 'alert' }, words(failure)),
      el('button', { className: 'wide', onclick: start }, 'Try again')));
  }
}

start();
