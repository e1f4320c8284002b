// Segments: the list, a new one, and one of them with its members.
import { html } from '../../base/ui.js';
import { NewSegment } from './new.js';
import { OneSegment } from './segment.js';
import { SegmentList } from './list.js';

export default function Segments({ path: [id], query }) {
  if (id === 'new') return html`<${NewSegment} />`;
  return id ? html`<${OneSegment} key=${id} id=${id} query=${query} />` : html`<${SegmentList} />`;
}
