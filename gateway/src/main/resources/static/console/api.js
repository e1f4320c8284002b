// The gateway's public HTTP API, spoken with the session cookie.

export class Refused extends Error {
  constructor(status, body) {
    super(body?.message || `The server answered ${status}`);
    this.status = status;
    this.code = body?.error;
    this.problems = body?.data?.errors ?? [];
  }
}

let whenSignedOut = () => {};

export function onSignedOut(handler) {
  whenSignedOut = handler;
}

/** The answer's body; throws Refused with the envelope's words. */
export async function call(method, path, { body, signal, idempotencyKey, mayBeSignedOut = false } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  let response;
  try {
    response = await fetch(path, {
      method, headers, signal, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refused(0, { message: 'The server cannot be reached. Check the connection and try again.' });
  }
  const answer = await response.json().catch(() => null);
  if (response.status === 401 && !mayBeSignedOut) whenSignedOut();
  if (!response.ok || answer?.success === false) throw new Refused(response.status, answer);
  return answer;
}

/** What went wrong, in words: the message, and each field's fault when there are several. */
export function words(failure) {
  if (!(failure instanceof Refused)) return 'Something went wrong in this page. Reload it and try again.';
  const faults = failure.problems.map((problem) => `${problem.field}: ${problem.message}`);
  return faults.length > 1 ? faults.join(' · ') : failure.message;
}

/** A new key for one write that must not happen twice. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
