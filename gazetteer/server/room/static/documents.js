// The list of documents: add, show progress, search, delete and restore.
import { get, post, reader } from './api.js';

const $ = (selector, within = document) => /** @type {any} */ (within.querySelector(selector));
const TABLE = /\.(csv|tsv|tab|xlsx|xls|ods|parquet|json|jsonl|ndjson)$/i;
const ASK = 700; // milliseconds between requests for the progress
const PAUSE = 180;
const form = $('.adding'), list = $('.documents'), wrong = $('.wrong'), undone = $('.undone');
let timer = 0;

function el(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
function button(text, act) {
  const made = el('button', '', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

const KINDS = { plain: 'text', markdown: 'Markdown', html: 'web page', tei: 'TEI', docx: 'Word', pdf: 'PDF', epub: 'EPUB', ocr: 'OCR', hocr: 'OCR', table: 'row of a table', annotation: 'annotation' };

function item(one) {
  const row = el('li');
  row.dataset.id = one.id;
  const link = el('a', 'to', one.title), facts = el('span', 'facts');
  link.href = `/documents/${encodeURIComponent(one.id)}`;
  link.dir = 'auto';
  const changes = one.revision ? ` · ${one.revision} ${one.revision === 1 ? 'change' : 'changes'}` : '';
  facts.textContent = `${KINDS[one.kind] ?? one.kind} · ${one.length.toLocaleString('en')} characters${one.date ? ` · ${one.date}` : ''} · ${one.added_at.slice(0, 10)}${changes}`;
  row.append(one.deleted ? el('span', 'to', one.title) : link, facts);
  const buttons = el('span', 'buttons');
  const path = `/documents/${encodeURIComponent(one.id)}`;
  const job = one.job?.state;
  if (job === 'waiting' || job === 'reading') {
    const bar = el('progress');
    bar.max = 1;
    bar.value = one.job.share;
    bar.setAttribute('aria-label', job === 'waiting' ? 'Waiting' : `Reading, ${Math.round(100 * one.job.share)}%`);
    row.append(bar);
    buttons.append(button('Cancel', async () => {
      await post(`${path}/cancel`);
      load();
    }));
  } else if (!one.annotated && !one.deleted) {
    row.append(el('span', 'state', job === 'failed' ? one.job.message : job === 'cancelled' ? 'cancelled' : 'not annotated'));
    buttons.append(button('Annotate', async () => {
      await post(`${path}/annotate`);
      load();
    }));
  }
  buttons.append(one.deleted ? button('Restore', () => change(one, 'restore')) : button('Delete', () => change(one, 'delete')));
  row.append(buttons);
  return row;
}

async function change(one, what) {
  try {
    const { revision } = await get(`/documents/${encodeURIComponent(one.id)}/revision`);
    const after = await post(`/documents/${encodeURIComponent(one.id)}/${what}`, { seen: revision, who: reader() });
    undone.hidden = what !== 'delete';
    if (what === 'delete') {
      undone.replaceChildren(`“${one.title}” is deleted. `, button('Undo', async () => {
        await post(`/documents/${encodeURIComponent(one.id)}/restore`, { seen: after.revision, who: reader() });
        undone.hidden = true;
        load();
      }));
      $('button', undone).focus();
    }
  } catch (error) {
    wrong.textContent = `${error.message}.`;
  }
  load();
}

async function load() {
  clearTimeout(timer);
  const deleted = $('[name=deleted]').checked;
  const found = await get('/documents.json', { q: $('[name=q]').value.trim(), ...(deleted ? { deleted } : {}) }).catch(() => null);
  if (!found) {
    $('.summary').textContent = 'The server does not respond. Is it still running?';
    return;
  }
  const focused = list.contains(document.activeElement) ? document.activeElement : null; // keep the focus
  const key = (element) => `${element.closest('li').dataset.id} ${element.textContent}`, wanted = focused && key(focused);
  list.replaceChildren(...found.documents.map(item));
  if (focused) [...list.querySelectorAll('a, button')].find((element) => key(element) === wanted)?.focus();
  const parts = [`${found.documents.length} ${found.documents.length === 1 ? 'document' : 'documents'}`];
  if (found.decisions) parts.push(`${found.decisions} ${found.decisions === 1 ? 'decision' : 'decisions'} about places`);
  if (found.places) parts.push(`${found.places} ${found.places === 1 ? 'place' : 'places'} of your own`);
  $('.summary').textContent = parts.join(' · ');
  await loadPlaces();
  if (found.documents.some((one) => ['waiting', 'reading'].includes(one.job?.state))) timer = setTimeout(load, ASK);
}

/** The reader's own places and names, each with a button that removes it. */
async function loadPlaces() {
  const { places } = await get('/room/own-places').catch(() => ({ places: [] }));
  $('.own').hidden = !places.length;
  $('.places').replaceChildren(...places.map(({ id, place, names }) => {
    const row = el('li'), buttons = el('span', 'buttons'), point = place[1] === null ? '' : ` · ${place[1].toFixed(2)}, ${place[2].toFixed(2)}`;
    const said = names.map((name) => `${name.text}${name.years ? ` (${name.years})` : ''}`).join(' · ');
    buttons.append(button('Remove', async () => {
      await post('/room/own-places/remove', { id, who: reader() });
      load();
    }));
    row.append(el('span', 'to', place[0]), el('span', 'facts', `${said}${point} · ${names[0]?.source ?? ''} · ${id}`), buttons);
    return row;
  }));
}

/** Send texts or files one after another. @param {{ blob: Blob, name: string }[]} items */
async function add(items) {
  wrong.textContent = '';
  const column = $('[name=column]').value.trim(), date = $('[name=date]').value.trim();
  for (const { blob, name } of items) {
    const query = new URLSearchParams(Object.entries({ name, column, date, who: reader() }).filter(([, value]) => value));
    try {
      await post(`/documents?${query}`, blob);
    } catch (error) {
      wrong.textContent += `${name ? `${name}: ` : ''}${error.message}. `;
      if (TABLE.test(name)) $('.column').hidden = false;
    }
  }
  await load();
}
const files = (chosen) => add([...chosen].map((file) => ({ blob: file, name: file.name })));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const area = $('textarea'), title = $('[name=title]');
  if (!area.value.trim()) {
    wrong.textContent = 'Paste a text first, or choose a file.';
    area.focus();
    return;
  }
  await add([{ blob: new Blob([area.value], { type: 'text/plain' }), name: title.value.trim() ? `${title.value.trim()}.txt` : '' }]);
  if (!wrong.textContent) {
    area.value = title.value = '';
    $('.documents a')?.focus();
  }
});
$('.choose').addEventListener('click', () => $('[type=file]').click());
$('[type=file]').addEventListener('change', (event) => {
  files(event.target.files);
  event.target.value = '';
});
for (const name of ['dragenter', 'dragover']) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add('over');
  });
}
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) form.classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  form.classList.remove('over');
  const given = event.dataTransfer;
  if (given?.files.length) files(given.files);
  else if (given?.getData('text/plain')) $('textarea').value = given.getData('text/plain');
});
$('[name=who]').value = reader() === 'reader' ? '' : reader();
$('[name=who]').addEventListener('change', (event) => {
  try {
    localStorage.setItem('gazetteer-reader', event.target.value.trim());
  } catch { /* no storage: changes have the name "reader" */ }
});
let searching = 0;
$('[name=q]').addEventListener('input', () => {
  clearTimeout(searching);
  searching = setTimeout(load, PAUSE);
});
$('[name=deleted]').addEventListener('change', load);
await load();
document.documentElement.dataset.ready = 'yes';
