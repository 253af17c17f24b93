// Set the theme before the first paint: the reader's choice, else that of the system.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('gazetteer-theme');
  } catch { /* a private window may have no storage */ }
  document.documentElement.dataset.theme = chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
})();
