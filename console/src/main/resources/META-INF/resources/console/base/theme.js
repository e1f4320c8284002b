// Light or dark: the system's choice, unless the reader chose.

const STORED = 'crm.theme';
export const THEMES = ['system', 'light', 'dark'];

export const currentTheme = () => localStorage.getItem(STORED) ?? 'system';

export function applyTheme(theme = currentTheme()) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme) {
  localStorage.setItem(STORED, theme);
  applyTheme(theme);
  window.dispatchEvent(new Event('themechange'));
}

/** Calls back whenever colours change; answers how to stop that. */
export function onColours(changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  window.addEventListener('themechange', changed);
  return () => {
    system.removeEventListener('change', changed);
    window.removeEventListener('themechange', changed);
  };
}

/** The colour behind a custom property, such as --good, as a canvas understands it. */
export function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
