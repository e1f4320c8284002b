// Campaigns that rules name by their id, shown by their name.
import { read } from '../base/api.js';
import { useRead } from '../base/data.js';
import { html } from '../base/ui.js';
import { t } from '../base/words.js';

const names = new Map();

function nameOf(id) {
  if (!names.has(id)) names.set(id, read(`/api/campaigns/${encodeURIComponent(id)}`).then(({ data }) => data.name, () => id));
  return names.get(id);
}

export function CampaignName({ id }) {
  const { data } = useRead(() => nameOf(id), [id]);
  return data ?? id;
}

/** Chooses one of the latest campaigns; one that is older stays as it is. */
export function CampaignPicker({ value, set }) {
  const { data } = useRead(async (signal) => (await read('/api/campaigns?limit=100', signal)).data, []);
  const others = value && !data?.some(({ _id }) => _id === value) ? [{ _id: value, name: html`<${CampaignName} id=${value} />` }] : [];
  return html`
    <select class="grow" aria-label=${t('rule.value')} onChange=${({ currentTarget }) => set(currentTarget.value)}>
      <option value="" selected=${!value}>${t('composer.choose')}</option>
      ${[...others, ...(data ?? [])].map(({ _id, name }) => html`<option value=${_id} selected=${_id === value}>${name}</option>`)}
    </select>`;
}
