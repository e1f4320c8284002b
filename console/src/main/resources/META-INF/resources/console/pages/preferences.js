// The reader's language and colours.
import { html, useState } from '../base/ui.js';
import { chooseTheme, currentTheme, THEMES } from '../base/theme.js';
import { chooseLanguage, currentLanguage, LANGUAGES, t } from '../base/words.js';

export function Preferences() {
  const [theme, setTheme] = useState(currentTheme());
  const choose = (wanted) => {
    chooseTheme(wanted);
    setTheme(wanted);
  };
  return html`
    <div class="preferences">
      <select aria-label=${t('preferences.theme')} onChange=${(event) => choose(event.currentTarget.value)}>
        ${THEMES.map((name) => html`<option value=${name} selected=${name === theme}>${t(`preferences.${name}`)}</option>`)}
      </select>
      <select aria-label=${t('preferences.language')} onChange=${(event) => chooseLanguage(event.currentTarget.value)}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} selected=${code === currentLanguage()}>${name}</option>`)}
      </select>
    </div>`;
}
