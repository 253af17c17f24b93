// The menus of the toolbar.
import { $ } from './page.js';

/** Position an open menu above its button, inside the pane. */
function place(menu, button) {
  const at = button.getBoundingClientRect(), frame = $('.pane').getBoundingClientRect();
  const width = Math.min(280, frame.width - 16);
  menu.style.width = width + 'px';
  menu.style.left = Math.max(8, Math.min(frame.width - width - 8, at.right - frame.left - width)) + 'px';
  menu.style.bottom = frame.bottom - at.top + 10 + 'px';
  menu.style.maxHeight = Math.max(140, at.top - Math.max(0, frame.top) - 20) + 'px';
}

// A menu opens above its button; Escape and a click elsewhere close it.
for (const name of ['layers', 'share']) {
  const button = $('.menu-' + name), menu = $('.menu.' + name);
  const open = (yes) => {
    menu.hidden = !yes;
    button.setAttribute('aria-expanded', String(yes));
    if (yes) {
      place(menu, button);
      $('input, button', menu)?.focus({ preventScroll: true });
    }
  };
  button.addEventListener('click', () => open(menu.hidden));
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) open(false);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      open(false);
      button.focus();
    }
  });
}
