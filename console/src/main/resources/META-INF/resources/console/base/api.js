// The gateway's public HTTP API, spoken with the session cookie.
import { t } from './words.js';

export class Refused extends Error {
  constructor(status, body, requestId) {
    super(body?.message || t('error.status', { status }));
    this.status = status;
    this.code = body?.error;
    this.data = body?.data;
    this.problems = body?.data?.errors ?? [];
    this.requestId = requestId;
  }
}

let whenSignedOut = () => {};

export function onSignedOut(handler) {
  whenSignedOut = handler;
}

/** An address of the API, below the path that the console is served at. */
export const address = (path) => new URL(`.${path}`, document.baseURI).href;

/** A path with those parameters that have a value. */
export function query(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

/** The answer's body; throws Refused with the envelope's words. */
export async function call(method, path, { body, raw, type, signal, idempotencyKey, mayBeSignedOut = false } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (type) headers['Content-Type'] = type;
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  let response;
  try {
    response = await fetch(address(path), {
      method, headers, signal, credentials: 'same-origin', body: body === undefined ? raw : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refused(0, { message: t('error.unreachable') });
  }
  const answer = await response.json().catch(() => null);
  if (response.status === 401 && !mayBeSignedOut) whenSignedOut();
  if (!response.ok || answer?.success === false) throw new Refused(response.status, answer, response.headers.get('X-Request-Id'));
  return answer;
}

export const read = (path, signal) => call('GET', path, { signal });

/** What went wrong, in words: the message, and each field's fault when there are several. */
export function words(failure) {
  if (!(failure instanceof Refused)) {
    console.error(failure);
    return t('error.page');
  }
  const faults = failure.problems.map((problem) => `${problem.field}: ${problem.message}`);
  return faults.length > 1 ? faults.join(' · ') : failure.message;
}

/**
 * Writes under an idempotency key. `refused` is called when the write was not carried out and a corrected one needs another key;
 * `mayHaveArrived` is what to say when an earlier write with the key may have been carried out; with `mayRepeat` the next one gets another key then too.
 */
export async function callOnce(path, { body, idempotencyKey, refused, mayHaveArrived, mayRepeat = false }) {
  try {
    return await call('POST', path, { body, idempotencyKey });
  } catch (refusal) {
    const isReused = refusal.code === KEY_REUSED;
    if (isFinal(refusal) || (isReused && mayRepeat)) refused();
    if (isReused) refusal.message = mayHaveArrived;
    throw refusal;
  }
}

const KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED';

const isFinal = ({ status, code }) => status >= 400 && status < 500 && ![401, 429].includes(status) && !['REQUEST_IN_FLIGHT', KEY_REUSED].includes(code);

/** The key of a draft's next write; another one after each refusal. */
export const keyOf = ({ key, refused }) => (refused ? `${key}-${refused}` : key);

/** A new key for one write that must not happen twice. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
