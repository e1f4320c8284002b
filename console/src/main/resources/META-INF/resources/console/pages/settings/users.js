// Who may sign in, and what they may do.
import { call } from '../../base/api.js';
import { useAction, usePages } from '../../base/data.js';
import { ago, day } from '../../base/format.js';
import { useUser } from '../../base/session.js';
import { html } from '../../base/ui.js';
import { t } from '../../base/words.js';
import { Complaint, Confirm } from '../../parts/form.js';
import { Loaded } from '../../parts/page.js';
import { Pager, Table } from '../../parts/table.js';

const ROLES = ['viewer', 'marketer', 'admin'];

export function Users() {
  const own = useUser();
  const pages = usePages('/api/users');
  const action = useAction();
  const path = (row) => `/api/users/${encodeURIComponent(row._id)}`;
  const change = (row, role) => action.run(async () => {
    await call('PUT', path(row), { body: { role } });
    pages.reload(true);
  });
  const columns = [
    { label: t('customers.name'), cell: (row) => html`<strong>${row.name}</strong>${row._id === own._id && html` <span class="badge sent">${t('settings.you')}</span>`}<small>${row.email}</small>` },
    {
      label: t('settings.role'), tight: true,
      cell: (row) => html`<select aria-label=${t('settings.roleOf', { name: row.name })} disabled=${action.busy} onChange=${(event) => change(row, event.currentTarget.value)}>
        ${ROLES.map((role) => html`<option value=${role} selected=${role === row.role}>${t(`role.${role}`)}</option>`)}</select>`,
    },
    { label: t('settings.lastSignIn'), tight: true, cell: (row) => ago(row.lastLogin) },
    { label: t('settings.since'), tight: true, cell: (row) => day(row.createdAt) },
    {
      label: html`<span class="hidden">${t('segments.actions')}</span>`, tight: true,
      cell: (row) => row._id !== own._id && html`
        <div class="actions"><${Confirm} label=${t('settings.signOutAll')} question=${t('settings.signOutAsk', { name: row.name })} detail=${t('settings.signOutDetail')} action=${() => call('DELETE', `${path(row)}/sessions`)} done=${() => pages.reload(true)} />
        <${Confirm} label=${t('settings.remove')} tone="danger" question=${t('settings.removeAsk', { name: row.name })} detail=${t('settings.removeDetail')} action=${() => call('DELETE', path(row))} done=${() => pages.reload(true)} /></div>`,
    },
  ];
  return html`
    <p class="lead">${t('settings.usersLead')}</p>
    <dl class="roles">${ROLES.map((role) => html`<div><dt>${t(`role.${role}`)}</dt><dd>${t(`role.${role}May`)}</dd></div>`)}</dl>
    <${Complaint} error=${action.error} />
    <${Loaded} state=${pages}>${() => html`<${Table} caption=${t('settings.users')} columns=${columns} rows=${pages.rows} /><${Pager} pages=${pages} />`}<//>`;
}
