// All segments, for choosing one of them.
import { query, read } from '../base/api.js';

export async function allSegments(signal) {
  const all = [];
  let cursor;
  do {
    const page = await read(query('/api/segments', { limit: 100, cursor }), signal);
    all.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  return all;
}
