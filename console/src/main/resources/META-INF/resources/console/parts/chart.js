// Charts of numbers by day, drawn by uPlot; each with the same numbers as a table, as CSV and as PNG.
import { html, useEffect, useId, useRef, useState } from '../base/ui.js';
import { colour, onColours } from '../base/theme.js';
import { count, shortDay } from '../base/format.js';
import { t } from '../base/words.js';
import { saveCsv, save } from './save.js';
import { Table } from './table.js';

const HEIGHT = 220;

/** Series: {key, label, colour}; rows: {day: '2026-11-29', [key]: number}. Stacked bars, one bar a day. */
export function DayChart({ title, rows, series, format = count, name }) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const canvas = useRef(null);
  const columns = [{ label: t('chart.day'), cell: (row) => shortDay(row.day) },
    ...series.map(({ key, label }) => ({ label, number: true, cell: (row) => format(row[key] ?? 0) }))];
  return html`
    <figure class="chart" aria-labelledby=${id}>
      <figcaption>
        <span id=${id}>${title}</span>
        <span class="legend">${series.length > 1 && series.map(({ label, colour: name }) => html`<span><i class="dot" style=${{ background: `var(${name})` }}></i>${label}</span>`)}</span>
        <span class="actions">
          <button type="button" class="link" aria-pressed=${String(asTable)} onClick=${() => setAsTable(!asTable)}>${t('chart.table')}</button>
          <button type="button" class="link" onClick=${() => saveCsv(name, ['day', ...series.map(({ key }) => key)], rows.map((row) => [row.day, ...series.map(({ key }) => row[key] ?? 0)]))}>CSV</button>
          ${!asTable && html`<button type="button" class="link" onClick=${() => canvas.current?.toBlob((blob) => save(`${name}.png`, blob))}>PNG</button>`}
        </span>
      </figcaption>
      ${asTable
        ? html`<${Table} caption=${title} columns=${columns} rows=${rows} keyOf=${(row) => row.day} />`
        : html`<${Plot} ...${{ rows, series, format, title, canvas }} />`}
    </figure>`;
}

function Plot({ rows, series, format, title, canvas }) {
  const box = useRef(null);
  const [tip, setTip] = useState(null);
  useEffect(() => {
    let plot = null;
    let gone = false;
    const draw = async () => {
      const { default: UPlot } = await import('uplot');
      if (gone || !box.current) return;
      plot?.destroy();
      plot = new UPlot(options(UPlot, { rows, series, format, width: box.current.clientWidth, setTip }), stacked(rows, series), box.current);
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
    <div class="plot" role="img" aria-label=${t('chart.described', { title, days: rows.length })}>
      <div ref=${box}></div>
      ${row && html`<div class="tip" style=${{ insetInlineStart: 'auto', left: `${tip.left}px` }}>
        <strong>${shortDay(row.day)}</strong>
        ${series.map(({ key, label, colour: name }) => html`<span><i class="dot" style=${{ background: `var(${name})` }}></i>${label} <b>${format(row[key] ?? 0)}</b></span>`)}
      </div>`}
    </div>`;
}

/** Sums from the bottom up, the highest first, so that each bar covers the foot of the one before it. */
function stacked(rows, series) {
  const heights = series.map((_, at) => rows.map((row) => series.slice(0, at + 1).reduce((sum, { key }) => sum + Number(row[key] ?? 0), 0)));
  return [rows.map((row) => Date.parse(row.day) / 1000), ...heights.reverse()];
}

function options(UPlot, { rows, series, format, width, setTip }) {
  const text = colour('--text-soft');
  const grid = { stroke: colour('--line'), width: 1 };
  const axis = { stroke: text, font: '12px system-ui, sans-serif', ticks: { show: false } };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: true, range: (_, low, high) => [low - 43_200, high + 43_200] }, y: { range: (_, __, high) => [0, high > 0 ? high * 1.1 : 1] } },
    axes: [
      { ...axis, size: 28, grid: { show: false }, values: (_, splits) => splits.map((second) => shortDay(second * 1000)), space: 70 },
      { ...axis, grid, size: 64, values: (_, splits) => splits.map((value) => (Number.isInteger(value) ? format(value) : '')) },
    ],
    series: [{}, ...[...series].reverse().map(({ colour: name }) => ({
      fill: colour(name), stroke: colour(name), width: 0, points: { show: false }, paths: UPlot.paths.bars({ size: [0.7, 48], radius: rows.length > 60 ? 0 : 0.12 }),
    }))],
    tzDate: (second) => UPlot.tzDate(new Date(second * 1000), 'Etc/UTC'),
    hooks: {
      setCursor: [(plot) => setTip(plot.cursor.idx === null || plot.cursor.left < 0 ? null : { index: plot.cursor.idx, left: plot.cursor.left + plot.bbox.left / devicePixelRatio })],
    },
  };
}
