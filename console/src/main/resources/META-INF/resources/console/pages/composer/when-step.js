// Step 3: when the campaign goes out, how fast, and who is held out to measure it.
import { count, momentIn, ownZone } from '../../base/format.js';
import { useVocabulary } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Choice, Input, Select } from '../../parts/form.js';
import { Card } from '../../parts/page.js';
import { instantOf, localTime } from './draft.js';

const SHARES = ['0', '5', '10', '20'];

export function WhenStep({ draft, set, audience, edited }) {
  const { limits, sending } = useVocabulary();
  const zones = [...new Set([draft.timeZone, ownZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const held = audience.data ? Math.round((audience.data.count * Number(draft.control)) / 100) : null;
  const atOnce = edited ? ['now', t('when.launched'), t('when.launchedText')] : ['now', t('when.now'), t('when.nowText')];
  const starts = [!edited?.schedule_at && atOnce, ['later', t('when.later'), t('when.laterText')]].filter(Boolean);
  const time = instantOf(draft);
  const chosen = SHARES.includes(draft.control) ? draft.control : 'other';
  return html`
    <div class="columns">
      <${Card} title=${t('when.title')}>
        <${Choice} legend=${t('when.start')} value=${draft.when} change=${(when) => set({ when })} options=${starts} />
        ${draft.when === 'later' && html`
          <div class="pair">
            <${Input} label=${t('when.time')} type="datetime-local" min=${localTime(Date.now(), draft.timeZone)} max="9999-12-31T23:59" value=${draft.scheduleAt} change=${(scheduleAt) => set({ scheduleAt })} error=${draft.scheduleAt && !(time > Date.now()) ? t('when.past') : null} />
            <${Select} label=${t('when.zone')} value=${draft.timeZone} change=${(timeZone) => set({ timeZone })} options=${zones.map((zone) => [zone, zone.replaceAll('_', ' ')])} />
          </div>
          ${time > 0 && draft.timeZone !== ownZone() && html`<p class="hint">${t('when.forYou', { time: momentIn(time, ownZone()) })}</p>`}`}
        ${sending.quiet_hours && html`<p class="notice">${t('when.quiet', { hours: sending.quiet_hours })}</p>`}
        ${sending.frequency_cap && html`<p class="notice">${t('when.cap', { cap: sending.frequency_cap })}</p>`}
      <//>
      <${Card} title=${t('when.control')}>
        <p>${t('when.controlText')}</p>
        <${Choice} legend=${t('when.share')} value=${chosen} change=${(share) => set({ control: share === 'other' ? '15' : share })}
          options=${[...SHARES.map((share) => [share, share === '0' ? t('when.none') : `${share} %`, share === '10' ? t('when.usual') : null]), ['other', t('when.other')]]} />
        ${chosen === 'other' && html`<${Input} label=${t('when.percent')} type="number" min="0" max=${limits.control_percent} step="0.01" value=${draft.control} change=${(control) => set({ control })} />`}
        ${Number(draft.control) > 0 && held !== null && html`<p class="hint">${t('when.held', { n: count(held) })}</p>`}
      <//>
      <${Card} title=${t('when.speed')}>
        <${Input} label=${t('when.rate')} error=${edited?.max_send_rate && !draft.rate ? t('when.rateStays', { n: count(edited.max_send_rate) }) : null} hint=${sending.max_send_rate ? t('when.rateAll', { n: count(sending.max_send_rate) }) : t('when.rateHint')} type="number" min="1" max=${limits.send_rate} step="1" value=${draft.rate} change=${(rate) => set({ rate })} placeholder=${t('when.rateNone')} />
      <//>
    </div>`;
}
