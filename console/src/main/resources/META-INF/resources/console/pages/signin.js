// The way in, and the way back in when a session ends during work.
import { address } from '../base/api.js';
import { html, useEffect } from '../base/ui.js';
import { t } from '../base/words.js';
import { Dialog } from '../parts/form.js';
import { Preferences } from './preferences.js';

export function SignIn({ leave }) {
  const failed = new URLSearchParams(location.search).has('error');
  useEffect(() => {
    document.title = `${t('signin.title')} · Xeno CRM`;
  }, []);
  return html`
    <main class="sign-in">
      <div class="card">
        <img src=${new URL('../icon.svg', import.meta.url).href} alt="" width="48" height="48" />
        <h1>Xeno CRM</h1>
        <p class="lead">${t('signin.lead')}</p>
        ${failed && html`<p class="notice bad" role="alert">${t('signin.failed')}</p>`}
        <a class="button primary block" href=${address('/auth/google')} onClick=${leave}>${t('signin.google')}</a>
      </div>
      <${Preferences} />
    </main>`;
}

export function SignInAgain({ leave, stay }) {
  return html`
    <${Dialog} title=${t('signin.ended')} close=${stay}>
      <p>${t('signin.endedText')}</p>
      <div class="actions end">
        <button type="button" class="quiet" onClick=${stay}>${t('action.notNow')}</button>
        <a class="button primary" href=${address('/auth/google')} onClick=${leave}>${t('signin.google')}</a>
      </div>
    <//>`;
}
