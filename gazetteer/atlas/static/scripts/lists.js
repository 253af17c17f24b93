// The lists beside the text: texts, places, what was not located.
import { $, $$, map, mentions, near, places, state, still } from './core.js';
import { clear, select } from './places.js';
import { lit, readMention, setTab, showDoc } from './text.js';
import { applyRange } from './time.js';

$('.side').addEventListener('click', (event) => {
  const link = event.target.closest('.placetable a[data-p], .chips a[data-p]');
  if (!link) return;
  event.preventDefault();
  select(Number(link.dataset.p), { from: 'list' });
});

$$('.unplaced a').forEach((a) => {
  let at = -1;
  a.addEventListener('click', (event) => {
    event.preventDefault();
    const list = a.dataset.m.split(',').map(Number);
    at = (at + 1) % list.length;
    clear();
    const mention = mentions[list[at]];
    readMention(mention, 'unplaced');
    const element = document.getElementById('m' + mention.index);
    if (!element) return;
    element.classList.add('cur');
    lit.push(element);
  });
});

export function chooseDoc(index) {
  state.doc = index;
  $('.all').hidden = index < 0;
  showDoc(index);
  if (index >= 0) setTab('text');
  applyRange();
  const points = places.filter((p) => p.on && p.located).map((p) => [p.lat, near(p.lon)]);
  if (points.length) map.fitBounds(points, { padding: [50, 50], maxZoom: 7.5, animate: !still });
}
$$('.docs a').forEach((a) => a.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  chooseDoc(Number(a.dataset.doc));
  scrollTo({ top: $('.side').offsetTop });
}));
$('.all')?.addEventListener('click', () => chooseDoc(-1));
