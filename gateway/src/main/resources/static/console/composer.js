// A new campaign: who gets it, what it says, launch.
import { call, newKey, words } from './api.js';
import { CUSTOMER_COLUMNS } from './customers.js';
import { ask, count, el, field, many, money, select, table } from './dom.js';
import { ruleBuilder } from './rules.js';

const PREVIEW_DELAY = 350;
const VARIABLES = ['name', 'first_name', 'total_spend', 'visits_count', 'last_active_at'];
const TONES = ['friendly', 'warm', 'professional', 'playful', 'urgent', 'exclusive'];

export function composerView(main) {
  let audience = null;
  let waiting = 0;
  let asked = null;
  let lastBody = '';
  let key = newKey();

  const size = el('p', { className: 'big', role: 'status', 'aria-live': 'polite' }, '…');
  const found = el('div');
  const builder = ruleBuilder(preview);
  const name = el('input', { type: 'text', maxLength: 120, required: true, placeholder: 'Winter sale' });
  const message = el('textarea', { rows: 4, required: true, oninput: showSample });
  message.value = 'Hi {{name}}, ';
  const sampleText = el('p', { className: 'sample' });
  const outcome = el('div', { className: 'outcome' });
  const launch = el('button', { className: 'strong' }, 'Launch campaign');
  const form = el('form', { className: 'composer', onsubmit: (event) => { event.preventDefault(); send(); } },
    el('section', { className: 'card', 'aria-labelledby': 'who' },
      el('h2', { id: 'who' }, 'Who gets it'), builder.element),
    el('section', { className: 'card preview', 'aria-labelledby': 'reach' },
      el('h2', { id: 'reach' }, 'Audience'), size, found),
    el('section', { className: 'card', 'aria-labelledby': 'what' },
      el('h2', { id: 'what' }, 'What it says'),
      field('Campaign name', name),
      field('Message', message, 'Each customer gets it with their own values.'),
      el('div', { className: 'chips', role: 'group', 'aria-label': 'Insert a value' },
        VARIABLES.map((variable) => el('button', { type: 'button', className: 'chip', onclick: () => insert(`{{${variable}}}`) }, `{{${variable}}}`))),
      sampleText, outcome,
      el('div', { className: 'actions' }, launch)),
    suggestions((text) => {
      message.value = text;
      showSample();
      message.focus();
    }));
  main.append(el('h1', {}, 'New campaign'), form);

  function insert(text) {
    message.setRangeText(text, message.selectionStart, message.selectionEnd, 'end');
    message.focus();
    showSample();
  }

  function showSample() {
    const customer = audience?.sample?.[0];
    sampleText.hidden = !customer || !message.value.trim();
    if (customer) sampleText.textContent = `${customer.name || customer.email} will read: ${filled(message.value, customer)}`;
  }

  function preview() {
    clearTimeout(waiting);
    asked?.abort();
    audience = null;
    const rules = builder.rule();
    if (!rules) {
      size.textContent = '…';
      found.replaceChildren(el('p', { className: 'hint' }, 'Fill in every condition to see who it reaches.'));
      return;
    }
    waiting = setTimeout(() => countThem(rules), PREVIEW_DELAY);
  }

  async function countThem(rules) {
    asked = new AbortController();
    try {
      const answer = await call('POST', '/api/audience', { body: { rules }, signal: asked.signal });
      audience = { count: answer.count ?? answer.data.count, sample: answer.data.sample ?? [] };
      size.textContent = many(audience.count, 'customer');
      found.replaceChildren(audience.sample.length
        ? table('Some of them', CUSTOMER_COLUMNS.filter((column) => column.label !== 'Email'), audience.sample)
        : el('p', { className: 'empty' }, 'Nobody matches. Loosen a condition.'));
      showSample();
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      size.textContent = '…';
      found.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
    }
  }

  async function send() {
    const rules = builder.rule();
    if (!rules) return complain('A condition of the audience is not filled in.');
    if (audience?.count === 0) return complain('Nobody matches the audience, so there is nobody to write to.');
    const to = audience ? many(audience.count, 'customer') : 'everybody who matches';
    if (!(await ask(`Send “${name.value.trim()}” to ${to}?`, 'Messages go out at once. You can pause or cancel what has not been sent.', 'Launch'))) return;
    const body = { name: name.value.trim(), message: message.value, rules };
    if (JSON.stringify(body) !== lastBody) {
      lastBody = JSON.stringify(body);
      key = newKey();
    }
    launch.disabled = true;
    try {
      await call('POST', '/api/campaigns/create', { body, idempotencyKey: key });
      location.hash = '#campaigns';
    } catch (failure) {
      complain(words(failure));
    } finally {
      launch.disabled = false;
    }
  }

  function complain(text) {
    outcome.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, text));
  }

  preview();
  return {
    close() {
      clearTimeout(waiting);
      asked?.abort();
    },
  };
}

function suggestions(use) {
  const objective = el('input', { type: 'text', maxLength: 300, placeholder: 'bring back inactive customers with 20% off' });
  const audience = el('input', { type: 'text', maxLength: 200, placeholder: 'loyal customers' });
  const tone = select(TONES.map((word) => [word, word]), TONES[0]);
  const list = el('div', { className: 'suggestions', 'aria-live': 'polite' });
  const button = el('button', { type: 'button', className: 'quiet', onclick: suggest }, 'Suggest messages');

  async function suggest() {
    if (!objective.value.trim()) {
      objective.focus();
      list.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, 'Say what the message is for.'));
      return;
    }
    button.disabled = true;
    try {
      const answer = await call('POST', '/api/ai/messages', {
        body: { objective: objective.value, audience: audience.value, tone: tone.value, count: 3 },
      });
      list.replaceChildren(...(answer.messages ?? answer.data.messages).map((text) =>
        el('div', { className: 'suggestion' }, el('p', {}, text),
          el('button', { type: 'button', className: 'quiet', onclick: () => use(text) }, 'Use this'))));
    } catch (failure) {
      list.replaceChildren(el('p', { className: 'notice bad', role: 'alert' }, words(failure)));
    } finally {
      button.disabled = false;
    }
  }

  return el('section', { className: 'card', 'aria-labelledby': 'ideas' },
    el('h2', { id: 'ideas' }, 'Ideas for the message'),
    field('What is it for?', objective),
    el('div', { className: 'pair' }, field('Who reads it? (optional)', audience), field('Tone', tone)),
    el('div', { className: 'actions' }, button),
    list);
}

/** The simple variables as the sample customer will see them; everything else stays as it is written. */
function filled(template, customer) {
  const values = {
    name: customer.name, first_name: (customer.name ?? '').split(/\s+/)[0], email: customer.email, phone: customer.phone ?? '',
    total_spend: money(customer.total_spend).replaceAll(',', ''), visits_count: count(customer.visits_count),
    last_active_at: customer.last_active_at ? customer.last_active_at.slice(0, 10) : '',
  };
  return template.replace(/\{\{\s*(\w+)\s*\}\}|\{(\w+)\}/g, (written, two, one) => values[two ?? one] ?? written);
}
