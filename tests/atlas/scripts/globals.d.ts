// What the type checker cannot know of the page: Leaflet's global, and elements found by selectors.
declare const L: any;
interface EventTarget { [key: string]: any }
interface Window { [key: string]: any }
interface Node { [key: string]: any }
