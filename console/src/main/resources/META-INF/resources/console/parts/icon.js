// The icons, drawn with strokes of the text's colour.
import { html } from '../base/ui.js';

const PATHS = {
  overview: 'M4 13h6V4H4zM14 20h6v-9h-6zM14 4v3h6V4zM4 20h6v-3H4z',
  customers: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-5.5 6.500-5.500s6.100 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.600M18 14.800c2 .6 3.200 2.400 3.500 5.200',
  segments: 'M12 3a9 9 0 1 0 9 9h-9zM15.500 3.700A9 9 0 0 1 20.300 8.500h-4.800z',
  campaigns: 'M4 10v4h3l8 4.500v-13L7 10zM18.500 9a4 4 0 0 1 0 6',
  templates: 'M4 4h16v16H4zM4 9h16M9 9v11',
  suppressions: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.700 5.700l12.600 12.600',
  orders: 'M5 8h14l-1 12H6zM8.500 8a3.500 3.500 0 0 1 7 0',
  imports: 'M12 3v11M7.500 10l4.500 4.500L16.500 10M4 17v3h16v-3',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h13M19 12h1',
  operations: 'M3 12h4l2.500-7 5 14 2.500-7h4',
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  next: 'M9 5l7 7-7 7',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.500',
  out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
};

export function Icon({ name }) {
  return html`<svg class=${`icon ${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
}
