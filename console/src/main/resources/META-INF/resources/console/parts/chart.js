// Charts of numbers by day, by group or by time, drawn by uPlot; each with the same numbers as a table, as CSV and as PNG.
import { html, useEffect, useId, useRef, useState } from '../base/ui.js';
import { colour, onColours } from '../base/theme.js';
import { clock, count, moment, shortDay, shortTime } from '../base/format.js';
import { t } from '../base/words.js';
import { saveCsv, save } from './save.js';
import { Table } from './table.js';

const HEIGHT = 220;

/** Seconds between the marks of a time axis. */
const DISTANCES = [1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200, 86_400, 172_800, 604_800, 2_592_000];

/** Days are counted in UTC, so each is named as in UTC, whatever the reader's zone is. */
const dayOf = (row) => row.day ?? new Date(row.at).toISOString().slice(0, 10);
const DAY = {
  name: 'day', heading: () => t('chart.day'), label: (row) => shortDay(dayOf(row)), value: dayOf, at: (row) => Date.parse(dayOf(row)) / 1000, margin: 43_200, bars: true, mark: shortDay, step: 86_400,
};
const TIME = { name: 'time', heading: () => t('chart.time'), value: (row) => new Date(row.at).toISOString(), at: (row) => new Date(row.at).getTime() / 1000 };
const TIMES = {
  second: { ...TIME, label: (row) => clock(row.at), mark: clock, margin: 0, step: 1 },
  minute: { ...TIME, label: (row) => shortTime(row.at), mark: shortTime, margin: 30, bars: true, step: 60 },
  hour: { ...TIME, label: (row) => moment(row.at), mark: moment, margin: 1800, bars: true, step: 3600 },
  day: DAY,
};

/** Series: {key, label, colour}; rows: {day: '2026-11-29', [key]: number}. Stacked bars, one bar a day. */
export const DayChart = (properties) => html`<${Chart} ...${properties} axis=${DAY} />`;

/** Rows: {at: time, [key]: number}; a line of moments, or a bar for each minute, hour or day in UTC. */
export const TimeChart = ({ unit = 'second', ...properties }) => html`<${Chart} ...${properties} axis=${TIMES[unit]} />`;

/** Rows: {group, short, [key]: number}, of which `short` stands at the axis; a bar a group. */
export function GroupChart({ heading, ...properties }) {
  const places = new Map(properties.rows.map((row, place) => [row, place]));
  return html`<${Chart} ...${properties} axis=${{
    name: 'group', heading: () => heading, label: (row) => row.group, short: (row) => row.short, value: (row) => row.group, at: (row) => places.get(row), margin: 0.5, bars: true,
  }} />`;
}

function Chart({ title, rows, series, format = count, name, axis }) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const canvas = useRef(null);
  const columns = [{ label: axis.heading(), cell: axis.label },
    ...series.map(({ key, label }) => ({ label, number: true, cell: (row) => format(row[key] ?? 0) }))];
  return html`
    <figure class="chart" aria-labelledby=${id}>
      <figcaption>
        <span id=${id}>${title}</span>
        <span class="legend">${series.length > 1 && series.map(({ label, colour: name }) => html`<span><i class="dot" style=${{ background: `var(${name})` }}></i>${label}</span>`)}</span>
        <span class="actions">
          <button type="button" class="link" aria-pressed=${String(asTable)} onClick=${() => setAsTable(!asTable)}>${t('chart.table')}</button>
          <button type="button" class="link" onClick=${() => saveCsv(name, [axis.name, ...series.map(({ key }) => key)], rows.map((row) => [axis.value(row), ...series.map(({ key }) => row[key] ?? 0)]))}>CSV</button>
          ${!asTable && html`<button type="button" class="link" onClick=${() => canvas.current?.toBlob((blob) => save(`${name}.png`, blob))}>PNG</button>`}
        </span>
      </figcaption>
      ${asTable
        ? html`<${Table} caption=${title} columns=${columns} rows=${rows} keyOf=${axis.value} />`
        : html`<${Plot} ...${{ rows, series, format, title, canvas, axis }} />`}
    </figure>`;
}

function Plot({ rows, series, format, title, canvas, axis }) {
  const box = useRef(null);
  const [tip, setTip] = useState(null);
  useEffect(() => {
    let plot = null;
    let gone = false;
    const draw = async () => {
      const { default: UPlot } = await import('uplot');
      if (gone || !box.current) return;
      plot?.destroy();
      plot = new UPlot(options(UPlot, { rows, series, format, width: box.current.clientWidth, setTip, axis }), [rows.map(axis.at), ...stacked(rows, series)], box.current);
      canvas.current = plot.ctx.canvas;
    };
    draw();
    const stop = onColours(draw);
    const size = new ResizeObserver(() => plot?.setSize({ width: box.current.clientWidth, height: HEIGHT }));
    size.observe(box.current);
    return () => {
      gone = true;
      stop();
      size.disconnect();
      plot?.destroy();
    };
  }, [rows, series]);
  const row = tip && rows[tip.index];
  return html`
    <div class="plot" role="img" aria-label=${t('chart.described', { title, n: rows.length })}>
      <div ref=${box}></div>
      ${row && html`<div class="tip" style=${{ insetInlineStart: 'auto', left: `${tip.left}px` }}>
        <strong>${axis.label(row)}</strong>
        ${series.map(({ key, label, colour: name }) => html`<span><i class="dot" style=${{ background: `var(${name})` }}></i>${label} <b>${format(row[key] ?? 0)}</b></span>`)}
      </div>`}
    </div>`;
}

/** Sums from the bottom up, the highest first, so that each bar covers the foot of the one before it. */
function stacked(rows, series) {
  const heights = series.map((_, at) => rows.map((row) => series.slice(0, at + 1).reduce((sum, { key }) => sum + Number(row[key] ?? 0), 0)));
  return heights.reverse();
}

/** Marks below groups: as many as there is room for. */
const groupMarks = ({ rows, axis }) => ({
  splits: (plot) => rows.map((_, place) => place).filter((place) => place % Math.ceil((rows.length * 52) / plot.width) === 0),
  values: (_, splits) => splits.map((place) => axis.short(rows[place])),
});

const timeMarks = ({ axis }) => ({ values: (_, splits) => splits.map((second) => axis.mark(second * 1000)), space: axis === DAY ? 70 : 130, ...(axis.step ? { incrs: DISTANCES.filter((distance) => distance % axis.step === 0) } : {}) });

function options(UPlot, { rows, series, format, width, setTip, axis: across }) {
  const text = colour('--text-soft');
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: text, font: '12px system-ui, sans-serif', ticks: { show: false } };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: !across.short, range: (_, low, high) => [low - across.margin, high + across.margin] }, y: { range: (_, __, high) => [0, high > 0 ? high * 1.1 : 1] } },
    axes: [
      { ...axis, size: 28, grid: { show: false }, ...(across.short ? groupMarks : timeMarks)({ rows, axis: across }) },
      { ...axis, grid, size: 64, values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? format(value) : '')) },
    ],
    series: [{}, ...[...series].reverse().map(({ colour: name }) => ({
      stroke: colour(name), points: { show: false },
      ...(across.bars ? { fill: colour(name), width: 0, paths: UPlot.paths.bars({ size: [0.7, 48], radius: rows.length > 60 ? 0 : 0.12 }) } : { width: 2 }),
    }))],
    ...(across === DAY ? { tzDate: (second) => UPlot.tzDate(new Date(second * 1000), 'Etc/UTC') } : {}),
    hooks: {
      setCursor: [(plot) => setTip(plot.cursor.idx === null || plot.cursor.left < 0 ? null : { index: plot.cursor.idx, left: plot.cursor.left + plot.bbox.left / devicePixelRatio })],
    },
  };
}
