// The console's own words, in the reader's language.

export const LANGUAGES = { en: 'English', de: 'Deutsch' };
const STORED = 'crm.language';
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

let language = 'en';
let plurals = new Intl.PluralRules('en');
let dictionary = new Map();

/** Loads the words of the chosen or preferred language. */
export async function loadWords(wanted = preferred()) {
  language = wanted;
  plurals = new Intl.PluralRules(language);
  dictionary = flat(await (await fetch(new URL(`../words/${language}.json`, import.meta.url))).json());
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

export const currentLanguage = () => language;

/** The reader's own variant of the language, such as en-GB, for numbers and times. */
export const currentLocale = () => navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

export function chooseLanguage(wanted) {
  localStorage.setItem(STORED, wanted);
  location.reload();
}

function preferred() {
  const stored = localStorage.getItem(STORED);
  if (stored in LANGUAGES) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES) ?? 'en';
}

function flat(tree, prefix = '', into = new Map()) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flat(value, `${prefix}${key}.`, into);
  }
  return into;
}

export const has = (key) => dictionary.has(key);

/** The values of the API that a group has words for. */
export const keysOf = (group) => [...dictionary.keys()].filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1));

/** The words under a key, with values in place of {names}. */
export function t(key, values = {}) {
  const text = dictionary.get(key);
  if (text === undefined) {
    console.error(`No words for ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The words for a number of things: key.one, key.other and so on; {n} is the number as people write it. */
export function many(key, n, values = {}) {
  const exact = `${key}.${n === 0 && has(`${key}.zero`) ? 'zero' : plurals.select(n)}`;
  return t(has(exact) ? exact : `${key}.other`, { n: new Intl.NumberFormat(currentLocale()).format(n), ...values });
}

/** The words for a value of the API, such as a status; a value without words is shown as it is. */
export function wordOf(group, value) {
  const key = `${group}.${value}`;
  return has(key) ? t(key) : String(value).replaceAll('_', ' ');
}
