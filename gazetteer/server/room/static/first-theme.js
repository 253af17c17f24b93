// Before anything is painted: the theme that the reader has chosen, else that of the system.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('gazetteer-theme');
  } catch { /* a private window may have no storage */ }
  document.documentElement.dataset.theme = chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
})();
