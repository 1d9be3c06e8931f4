/** What a page says of how an element is shown, as far as the element itself says it. */

export interface ElementLike {
  tagName: string;
  attrs: readonly { name: string; value: string }[];
}

/** The value of an attribute, or null. */
export function attributeOf(element: ElementLike, name: string): string | null {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return null;
}

/** Whether an element's own style says so. */
export function isStyled(element: ElementLike, words: RegExp): boolean {
  return words.test(attributeOf(element, 'style') ?? '');
}

/** Elements whose content is not shown as text of the page. */
const silent = new Set([
  'head',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'select',
  'datalist',
  'textarea',
  'audio',
  'video',
  'canvas',
  'map',
  'rt',
  'rp',
  // Inline XBRL keeps facts without a place on the page here.
  'ix:header',
  'ix:hidden',
]);

/** Whether an element and all in it are left out of what a person sees. Style sheets are not followed. */
export function isHidden(element: ElementLike): boolean {
  if (silent.has(element.tagName)) return true;
  if (attributeOf(element, 'hidden') !== null) return true;
  return isStyled(
    element,
    /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all)/i,
  );
}

const blocks = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'ul',
]);

/** Whether an element begins and ends a line of its own. */
export function isBlock(element: ElementLike): boolean {
  return blocks.has(element.tagName) || isStyled(element, /display\s{0,3}:\s{0,3}(?:block|flex|grid|table)\b/i);
}

/** The level of a heading element, or of one that says by its role that it is one; else null. */
export function headingLevel(element: ElementLike): number | null {
  const match = /^h([1-6])$/.exec(element.tagName);
  if (match) return Number(match[1]);
  if (attributeOf(element, 'role') !== 'heading') return null;
  const level = Number(attributeOf(element, 'aria-level') ?? '2');
  return level >= 1 && level <= 9 ? Math.floor(level) : null;
}

/** Whether an element is set at a place of its own on a page, as converters from PDF set every line. */
export function isPlacedAlone(element: ElementLike): boolean {
  return isStyled(element, /position\s{0,3}:\s{0,3}absolute/i);
}

/** Whether an element starts a new page in print. */
export function breaksPage(element: ElementLike): boolean {
  return isStyled(element, /page-break-before\s{0,3}:\s{0,3}(?:always|left|right)|break-before\s{0,3}:\s{0,3}page/i);
}
