// Files that the browser makes of what a page shows.

export function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** CSV with quotes where needed; a text that a spreadsheet would read as a formula gets an apostrophe. */
export function csv(header, rows) {
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

export const saveCsv = (name, header, rows) => save(`${name}.csv`, new Blob(['\ufeff', csv(header, rows)], { type: 'text/csv;charset=utf-8' }));

function cell(value) {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
