// Style of the map page's scripts: native ES modules, names from elsewhere imported by name.
const browser = ['window', 'document', 'location', 'history', 'localStorage', 'navigator', 'performance', 'matchMedia',
  'getComputedStyle', 'addEventListener', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'setTimeout', 'clearTimeout', 'setInterval',
  'clearInterval', 'scrollTo', 'scrollX', 'scrollY', 'innerHeight', 'innerWidth', 'print', 'DOMMatrix', 'Path2D', 'Image', 'Blob', 'URL', 'URLSearchParams',
  'ResizeObserver', 'IntersectionObserver', 'FileReader', 'XMLSerializer', 'Node', 'Element', 'HTMLElement', 'CSS', 'console', 'Highlight', 'StaticRange', 'L', 'fetch', 'BroadcastChannel', 'MutationObserver', 'Event'];

export default [{
  files: ['**/*.js'],
  languageOptions: {
    ecmaVersion: 2023,
    sourceType: 'module',
    globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])),
  },
  rules: {
    'no-undef': 'error',
    'no-unused-vars': 'error',
    'no-shadow': 'error',
    'no-import-assign': 'error',
    'no-const-assign': 'error',
    'no-redeclare': 'error',
    'prefer-const': 'error',
    eqeqeq: 'error',
    'id-denylist': ['error', 'held', 'asked', 'told', 'stands', 'borne'], // names that do not say what they contain
    complexity: ['error', 20],
  },
}];
