// The Leaflet map that the modules of the map page expect, under the name that the page's data give.
(() => {
  const [west, south, east, north] = JSON.parse(document.getElementById('data').textContent).view;
  const map = L.map('map_room', {
    zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 90,
    minZoom: 2, maxZoom: 11, maxBounds: [[-85, -540], [85, 540]], maxBoundsViscosity: 0.9, preferCanvas: true,
  });
  map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: 8 });
  window.map_room = map;
})();
