// The Leaflet map for the modules of the map page, under the name from the page's data.
(() => {
  const [west, south, east, north] = JSON.parse(document.getElementById('data').textContent).view;
  const map = L.map('map_room', {
    zoomControl: false, attributionControl: false, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 90,
    minZoom: 2, maxZoom: 11, maxBounds: [[-85, -540], [85, 540]], maxBoundsViscosity: 0.9, preferCanvas: true,
  });
  map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: 8 });
  window.map_room = map;
})();
