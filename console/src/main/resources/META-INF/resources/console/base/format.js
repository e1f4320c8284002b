// Numbers, money and times as the reader writes them, in the reader's time zone.
import { currentLocale } from './words.js';

const NOTHING = '–';
let currency = null;

export function useCurrency(code) {
  currency = code;
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const count = (value) => (value === null || value === undefined ? NOTHING : new Intl.NumberFormat(currentLocale()).format(value));

export function money(value, code = currency) {
  if (value === null || value === undefined) return NOTHING;
  const style = code ? { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(currentLocale(), style).format(value);
}

/** Money without its minor unit, for headlines and axes. */
export function roundMoney(value) {
  const style = currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {};
  return new Intl.NumberFormat(currentLocale(), { ...style, notation: value >= 100_000 ? 'compact' : 'standard', maximumFractionDigits: value >= 100_000 ? 1 : 0 }).format(value);
}

export function percent(share, digits = 1) {
  if (share === null || share === undefined || !Number.isFinite(share)) return NOTHING;
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

export function signed(value, formatted) {
  return value > 0 ? `+${formatted}` : formatted;
}

/** A day without a time, 2026-11-29, is the same day in every zone; what is no time is shown as it is. */
const times = (options) => (value) => {
  if (!value) return NOTHING;
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return String(value);
  const isDay = typeof value === 'string' && value.length === 10;
  return new Intl.DateTimeFormat(currentLocale(), isDay ? { ...options, timeZone: 'UTC' } : options).format(time);
};

export const day = times({ dateStyle: 'medium' });
export const shortDay = times({ day: 'numeric', month: 'short', timeZone: 'UTC' });
export const moment = times({ dateStyle: 'medium', timeStyle: 'short' });
export const clock = times({ timeStyle: 'medium' });
export const shortTime = times({ timeStyle: 'short' });

/** A time in another zone than the reader's, with the zone's name. */
export const momentIn = (value, timeZone) => times({ dateStyle: 'full', timeStyle: 'short', timeZone })(value);

const STEPS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

/** How long ago, or how soon. */
export function ago(value, now = Date.now()) {
  if (!value) return NOTHING;
  const seconds = (new Date(value).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return String(value);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** A length of time in words: 95 → "1 min 35 s". */
export function duration(seconds) {
  const parts = [['h', Math.floor(seconds / 3600)], ['min', Math.floor((seconds % 3600) / 60)], ['s', Math.round(seconds % 60)]];
  return parts.filter(([, n]) => n > 0).slice(0, 2).map(([unit, n]) => `${n} ${unit}`).join(' ') || '0 s';
}

export function bytes(value) {
  if (value === null || value === undefined) return NOTHING;
  const unit = value >= 1_000_000 ? ['megabyte', 1_000_000] : ['kilobyte', 1_000];
  return new Intl.NumberFormat(currentLocale(), { style: 'unit', unit: unit[0], maximumFractionDigits: 1 }).format(value / unit[1]);
}
