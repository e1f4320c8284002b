// A rule from a description: the API answers a rule, which is then shown in the builder to be checked.
import { call } from '../base/api.js';
import { useAction } from '../base/data.js';
import { count } from '../base/format.js';
import { html, useState } from '../base/ui.js';
import { many, t } from '../base/words.js';
import { Act, Complaint, Input } from '../parts/form.js';

export function FromWords({ use }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState(null);
  const action = useAction();
  const ask = () => action.run(async () => {
    const { data } = await call('POST', '/api/ai/rules', { body: { description: text } });
    setFound(data);
    use(data.rules);
  });
  const submit = (event) => {
    event.preventDefault();
    if (text.trim()) ask();
  };
  return html`
    <form class="from-words" onSubmit=${submit}>
      <${Input} label=${t('words.label')} value=${text} change=${setText} maxlength="500" placeholder=${t('words.example')} />
      <${Act} class="quiet" busy=${action.busy} disabled=${!text.trim()} action=${ask}>${t('words.make')}<//>
    </form>
    <${Complaint} error=${action.error} />
    ${found && html`<p class="notice" role="status">${t('words.found')} <em>${found.words}</em> (${count(found.count)} ${many('audience.match', found.count)})
      ${found.not_expressed?.length > 0 && html`<br />${t('words.left')} ${found.not_expressed.join(' · ')}`}</p>`}`;
}
