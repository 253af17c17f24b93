// Requests to the server. A change sends the page's token, and the revision that the reader saw.
const token = document.querySelector('meta[name=csrf-token]').getAttribute('content');

/** The reason why a request was refused. */
export class Refused extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function answer(response) {
  if (response.ok) return response.json();
  let detail = `the server responded with status ${response.status}`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch { /* no JSON: a proxy, or the server is stopping */ }
  throw new Refused(response.status, detail);
}

/** @param {string} path @param {Record<string, any>} [query] */
export async function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return answer(await fetch(path + (search ? `?${search}` : ''), { headers: { accept: 'application/json' } }));
}

/** @param {string} path @param {any} body JSON, or a File or Blob as it is */
export async function post(path, body = {}) {
  const raw = body instanceof Blob;
  return answer(await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'x-csrf-token': token, ...(raw ? {} : { 'content-type': 'application/json' }) },
    body: raw ? body : JSON.stringify(body),
  }));
}

/** The reader's name, which is recorded with changes. */
export function reader() {
  try {
    return localStorage.getItem('gazetteer-reader') || 'reader';
  } catch {
    return 'reader';
  }
}
