// A layer for each person: the places of the sentences that name them, in order of the text.
function setPerson(index, { from = 'list' } = {}) {
  if (state.person === index && from === 'list') index = null;
  closeCard();
  state.place = null;
  state.others = false;
  state.person = index;
  onPath.clear();
  if (index === null) state.mention = null;
  else {
    for (const i of people[index].path) onPath.add(mentions[i].place);
    if (from !== 'text') state.mention = null;
    const points = stops(people[index]).map((p) => [p.lat, near(p.lon)]);
    if (points.length) {
      const bounds = L.latLngBounds(points).pad(0.15);
      if (!map.getBounds().contains(bounds)) map.fitBounds(bounds, { maxZoom: 7.5, padding: [40, 40], animate: !still });
    } else if (from === 'text') toast(`No located place is named in a sentence with ${people[index].name}.`);
  }
  $$('.peoplelist li').forEach((li) => {
    const on = Number(li.dataset.q) === index;
    li.classList.toggle('on', on);
    $('.path', li)?.setAttribute('aria-pressed', String(on));
  });
  mark();
  together(() => {
    dots.paint();
    refresh();
  });
  emit('address');
}

$$('.peoplelist [data-q]').forEach((element) => {
  if (element.tagName === 'LI') return;
  element.addEventListener('click', (event) => {
    event.preventDefault();
    setPerson(Number(element.dataset.q));
  });
});
