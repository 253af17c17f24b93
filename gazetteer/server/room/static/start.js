// Load the document, build the page, and poll for changes by other windows.
import { $, $$, data, el, emit, on, pressable, root } from '../scripts/page.js';
import { get, post } from './api.js';
import { redo, undo } from './correct.js';
import { address, doc, refresh, take, walked } from './document.js';
import { setTheme, startMap } from './map.js';
import { inspect } from './inspector.js';
import { lay } from './text.js';
import { openFinder } from './selection.js';
import { showKeys } from './keyboard.js';

const WATCH = 4000; // milliseconds between requests for the revision
const ASK = 700;

function count() {
  const list = walked(), done = list.filter((mention) => mention.state !== 'unverified').length;
  $('.count').textContent = doc.ready ? `${done} of ${list.length} reviewed` : '';
  $('.undo').disabled = !doc.undo;
  $('.redo').disabled = !doc.redo;
}

/** Until the annotation is ready, show its progress and a button that cancels it. */
function wait(job) {
  const panel = $('.inspector'), share = job?.share ?? 0, bar = el('progress');
  bar.max = 1;
  bar.value = share;
  const says = !job ? 'This document is not annotated yet.' : { waiting: 'Waiting …', reading: `Reading: ${Math.round(100 * share)}%`,
    failed: job.message, cancelled: 'The annotation was cancelled.', done: 'Done.' }[job.state];
  panel.replaceChildren(el('h2', 'words', 'Annotating'), el('p', 'says', says));
  if (job && ['waiting', 'reading'].includes(job.state)) {
    panel.append(bar, pressable('', 'Cancel', () => post(`${address}/cancel`)));
    return true;
  }
  panel.append(pressable('good', 'Annotate', async () => {
    await post(`${address}/annotate`);
    poll();
  }));
  return false;
}
async function poll() {
  const { job } = await get(`${address}/job`);
  if (job?.state === 'done') location.reload();
  else if (wait(job)) setTimeout(poll, ASK);
}

async function watch() {
  if (document.visibilityState === 'visible' && doc.ready) {
    const { revision } = await get(`${address}/revision`).catch(() => ({ revision: doc.revision }));
    if (revision > doc.revision) await refresh();
  }
}

$('.undo').addEventListener('click', undo);
$('.redo').addEventListener('click', redo);
$('.tools .find').addEventListener('click', openFinder);
$('.tools .keys').addEventListener('click', showKeys);
$('.theme').addEventListener('click', () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark'));
$$('.switch button').forEach((button) => button.addEventListener('click', () => {
  document.body.dataset.show = button.dataset.show;
  $$('.switch button').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
}));
on('changed', count);
on('loaded', count);

startMap();
take(await get(`${address}/data`));
// The page came before the annotation was ready: its ground is not that of the document.
if (doc.ready && !data.annotated && /** @type {any} */ (performance.getEntriesByType('navigation')[0])?.type !== 'reload') location.reload();
lay();
count();
if (doc.ready) {
  inspect();
  emit('changed', []);
  setInterval(watch, WATCH);
  addEventListener('focus', watch);
} else if (wait(doc.job)) poll();
$('.text').focus({ preventScroll: true });
root.dataset.ready = 'yes';
