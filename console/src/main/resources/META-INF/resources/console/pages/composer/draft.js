// A campaign that is being written. It lives in the browser until it is launched, so no reload or sign-out loses it.
import { newKey } from '../../base/api.js';
import { store, stored } from '../../base/data.js';
import { ownZone } from '../../base/format.js';
import { canonical, emptyGroup, fromCanonical, newCondition } from '../../rules/tree.js';

export const DRAFT = 'crm.draft.campaign';
export const COPY = 'crm.draft.copy';

export function emptyDraft(vocabulary) {
  return {
    name: '', from: 'rules', segmentId: '', tree: { ...emptyGroup(), items: [{ ...newCondition(vocabulary, 'total_spend'), operator: '>', value: '100' }] },
    channel: 'simulated', subject: '', message: '', when: 'now', scheduleAt: '', timeZone: ownZone(), control: '0', rate: '', key: newKey(),
  };
}

/** The draft that edits or repeats a campaign. */
export function draftOf(vocabulary, campaign) {
  return {
    ...emptyDraft(vocabulary), name: campaign.name, tree: fromCanonical(vocabulary, campaign.rule), message: campaign.message ?? '', channel: campaign.channel ?? 'simulated', subject: campaign.subject ?? '',
    trackOpens: campaign.track_opens ?? false, trackClicks: campaign.track_clicks ?? false, preheader: campaign.preheader, templateId: campaign.template_id, templateVersion: campaign.template_version, html: campaign.html, mjml: campaign.mjml, from: 'rules', when: campaign.schedule_at ? 'later' : 'now', scheduleAt: campaign.schedule_at ? localTime(campaign.schedule_at, campaign.time_zone ?? ownZone()) : '',
    timeZone: campaign.time_zone ?? ownZone(), control: String(Number(campaign.control_percent ?? 0)), version: campaign.version, rate: campaign.max_send_rate ? String(campaign.max_send_rate) : '',
  };
}

/** Takes the campaign that is kept under this name to be repeated. */
export function takeCopy(vocabulary, name, copySuffix) {
  const campaign = stored(name);
  if (!campaign) return null;
  store(name, undefined);
  return { ...draftOf(vocabulary, campaign), version: undefined, name: `${campaign.name} ${copySuffix}`, when: 'now', scheduleAt: '' };
}

export const ruleOf = (vocabulary, draft) => (draft.from === 'rules' ? canonical(vocabulary, draft.tree) : null);

/** Whether there is something in a new draft that would be lost. */
export const isBegun = (vocabulary, draft) => JSON.stringify(requestOf(vocabulary, draft)) !== JSON.stringify(requestOf(vocabulary, emptyDraft(vocabulary)));

/** The request that creates the campaign; only what was chosen. */
export function requestOf(vocabulary, draft) {
  return {
    name: draft.name.trim(),
    ...(draft.templateId ? {} : { message: draft.message }),
    ...channelOf(draft),
    ...(draft.channel === 'email' && draft.trackOpens ? { track_opens: true } : {}),
    ...(draft.channel === 'email' && draft.trackClicks ? { track_clicks: true } : {}),
    ...(draft.from === 'segment' ? { segment_id: draft.segmentId } : { rules: ruleOf(vocabulary, draft) }),
    ...(draft.when === 'later' ? { schedule_at: draft.scheduleAt, time_zone: draft.timeZone } : {}),
    ...(Number(draft.control) > 0 ? { control_percent: Number(draft.control) } : {}),
    ...(draft.rate ? { max_send_rate: Number(draft.rate) } : {}),
  };
}

/** The request that edits the campaign as it was when the edit began: what is left out there stays as it is, so the default choices are said too. */
export const editOf = (vocabulary, draft) => ({ ...(draft.templateId ? {} : { channel: 'simulated' }), ...(draft.channel === 'email' ? { track_opens: Boolean(draft.trackOpens), track_clicks: Boolean(draft.trackClicks) } : {}), ...requestOf(vocabulary, draft), control_percent: Number(draft.control), version: draft.version });

/** The template of the draft; else its channel with what it needs, and nothing for the default one. */
export function channelOf({ channel, subject, preheader, html, mjml, templateId, templateVersion }) {
  if (templateId) return { template_id: templateId, template_version: templateVersion };
  if (channel !== 'email') return !channel || channel === 'simulated' ? {} : { channel };
  return { channel, subject, ...(preheader ? { preheader } : {}), ...(mjml ? { mjml } : html ? { html } : {}) };
}

/** The part of a draft that a template gives. */
export const contentOfTemplate = ({ _id, version, channel, subject, preheader, message, html, mjml }) => ({
  channel, subject: subject ?? '', preheader, message, html, mjml, templateId: _id, templateVersion: version,
});

/** What is still missing, by step. */
export function missing(vocabulary, draft, now = Date.now()) {
  return {
    audience: draft.from === 'segment' ? !draft.segmentId : ruleOf(vocabulary, draft) === null,
    message: !draft.message.trim() || (draft.channel === 'email' && !draft.subject?.trim()),
    when: draft.when === 'later' && !(instantOf(draft) > now),
    review: !draft.name.trim(),
  };
}

/** The chosen local time in its zone as an instant, NaN if there is none; the zone's offset is found by asking how it writes the time. */
export function instantOf({ scheduleAt, timeZone }) {
  const wanted = Date.parse(`${scheduleAt}:00Z`);
  if (Number.isNaN(wanted)) return NaN;
  let found = wanted;
  for (let round = 0; round < 2; round++) found = wanted - (Date.parse(`${localTime(found, timeZone)}:00Z`) - Math.floor(found / 60000) * 60000);
  return found;
}

/** An instant as a clock in the zone shows it, the way an input of local times writes it: 2026-12-07T09:00. */
export function localTime(instant, timeZone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}
