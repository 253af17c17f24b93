// What folium's scripts expect of jQuery and of AwesomeMarkers: elements made from HTML, and pins in a colour.
// The page's policy forbids style attributes in HTML, so that they are set one by one. A classic script, not a module.
(() => {
'use strict';
const pin = (colour) => L.icon({
  iconUrl: `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 36"><path fill="${colour}"
    stroke="#fff" stroke-width="1.5" d="M12 1C5.9 1 1 5.9 1 12c0 8 11 23 11 23s11-15 11-23C23 5.9 18.1 1 12 1z"/><circle cx="12" cy="12" r="4" fill="#fff"/></svg>`)}`,
  iconSize: [24, 36], iconAnchor: [12, 35], popupAnchor: [0, -32], tooltipAnchor: [11, -24],
});
L.Marker.prototype.options.icon = pin('#1d5a9e');
L.AwesomeMarkers = { icon: ({ markerColor } = {}) => pin(markerColor ?? '#1d5a9e') };
const element = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html.replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle=("[^"]*"|'[^']*')/i, ' data-css=$1'));
  for (const styled of template.content.querySelectorAll('[data-css]')) {
    styled.style.cssText = styled.dataset.css;
    delete styled.dataset.css;
  }
  return template.content.firstElementChild;
};
window.$ = (what) => (typeof what === 'string' ? [element(what)] : { ready: (then) => then() });
})();
