// The lists beside the text: texts, places, what was not located.
$$('.placetable a[data-p], .chips a[data-p]').forEach((a) => a.addEventListener('click', (event) => {
  event.preventDefault();
  select(Number(a.dataset.p), { from: 'list' });
}));

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
    element?.classList.add('cur');
  });
});

// Sorting by a column: numbers large to small, words by alphabet; again turns it round.
const table = $('.placetable');
$$('th[data-by]', table).forEach((th) => {
  const button = el('button', '', th.textContent);
  button.type = 'button';
  th.replaceChildren(button);
  button.addEventListener('click', () => {
    const key = th.dataset.by, down = th.getAttribute('aria-sort') !== (key === 'name' || key === 'label' ? 'ascending' : 'descending');
    const number = key === 'sure' || key === 'count';
    const value = (row) => {
      const place = places[row.dataset.p];
      return { name: place.name, label: place.label, sure: place.score, count: place.n }[key];
    };
    const rows = $$('tbody tr', table).sort((a, b) =>
      number ? value(b) - value(a) : value(a).localeCompare(value(b)));
    if (!down) rows.reverse();
    $$('th', table).forEach((other) => other.removeAttribute('aria-sort'));
    th.setAttribute('aria-sort', down === number ? 'descending' : 'ascending');
    $('tbody', table).append(...rows);
  });
});

if (places.length > 12) {
  $('.find').hidden = false;
  $('.find input').addEventListener('input', (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    $$('tbody tr', table).forEach((row) => {
      const place = places[row.dataset.p];
      const words = [place.name, place.label, place.country ?? '', ...place.written, ...place.names.map((n) => n[0])];
      row.hidden = !words.some((word) => word.toLowerCase().includes(wanted));
    });
  });
}

function chooseDoc(index) {
  state.doc = index;
  $('.all').hidden = index < 0;
  showDoc(index);
  if (index >= 0) setTab('text');
  applyRange();
  const points = places.filter((p) => p.on && p.located).map((p) => [p.lat, p.lon]);
  if (points.length) map.fitBounds(points, { padding: [50, 50], maxZoom: 7.5, animate: !still });
}
$$('.docs a').forEach((a) => a.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  chooseDoc(Number(a.dataset.doc));
  scrollTo({ top: $('.side').offsetTop });
}));
$('.all')?.addEventListener('click', () => chooseDoc(-1));
