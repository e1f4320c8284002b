// Reads the beginning of a CSV file, to show its columns before it is sent. The server reads the whole file by its own rules.

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' };
export const HEAD = 256 * 1024;

/** {delimiter, header, rows} of a text; its last line may be cut off and is left out. */
export function head(text, most = 5, cut = false) {
  const plain = text.replace(/^\ufeff/, '').replace(/^sep=(.)\r?\n/, '');
  const delimiter = detect(plain);
  const lines = parse(plain, DELIMITERS[delimiter], most + 2);
  const whole = cut && lines.length <= most + 1 ? lines.slice(0, -1) : lines;
  const rows = whole.filter((cells) => cells.some((cell) => cell.trim()));
  return { delimiter, header: (rows[0] ?? []).map((cell) => cell.trim()), rows: rows.slice(1, most + 1) };
}

/** The delimiter that the first line has most of, outside of quotes. */
export function detect(text) {
  const line = text.split(/\r?\n/, 1)[0].replace(/"[^"]*"/g, '');
  const times = Object.entries(DELIMITERS).map(([name, sign]) => [line.split(sign).length, name]);
  return times.reduce((best, each) => (each[0] > best[0] ? each : best))[1];
}

function parse(text, delimiter, most) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1).push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length && rows.length <= most; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  if (rows.length <= most) endCell();
  return rows.slice(0, most);
}

/** The text of a file's beginning; UTF-16 is told by its first two bytes. */
export async function beginning(file) {
  const start = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (start[0] === 0x1f && start[1] === 0x8b) return unpacked(file);
  const encoding = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(start);
}

async function unpacked(file) {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < HEAD) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel().catch(() => {});
  return text.slice(0, HEAD);
}
