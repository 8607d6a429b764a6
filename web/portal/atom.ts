import { createHash } from 'node:crypto';

/** One thing that happened or stands open. Instants are ISO 8601 with an offset, addresses absolute. */
export type AtomEntry = {
  /** `urn:uuid:…`, the same for ever, whatever address the site has. */
  readonly id: string;
  readonly title: string;
  /** Last change a reader should hear of. */
  readonly updated: string;
  readonly link: string;
  /** Plain text, one line each. */
  readonly lines: readonly string[];
};
export type AtomFeed = {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** Of an empty feed; else the newest entry's counts. */
  readonly since: string;
  readonly self: string;
  /** The page that shows the same. */
  readonly page: string;
  /** The next page of a long feed (RFC 5005 section 3). */
  readonly next?: string;
  readonly entries: readonly AtomEntry[];
};

type Xml = { readonly xml: string };
/** What XML 1.0 cannot carry, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"]/g, (c) => ENTITIES[c]!);

/** Text is escaped, elements are not: nothing gets into a feed unescaped by mistake. */
function element(name: string, attributes: Readonly<Record<string, string>>, ...content: readonly (string | Xml)[]): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = content.map((c) => (typeof c === 'string' ? escaped(c) : c.xml)).join('');
  return { xml: inner === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inner}</${name}>` };
}

/** When the newest entry changed. */
export const updatedOf = ({ entries, since }: AtomFeed): string =>
  entries.map((e) => e.updated).reduce((a, b) => (a > b ? a : b), entries.length ? '' : since);

/** A feed as RFC 4287 writes it, in Chinese. */
export function atomDocument(f: AtomFeed): string {
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' },
    element('id', {}, f.id),
    element('title', {}, f.title),
    element('updated', {}, updatedOf(f)),
    element('author', {}, element('name', {}, f.author)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: f.self }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: 'zh-CN', href: f.page }),
    ...(f.next === undefined ? [] : [element('link', { rel: 'next', type: 'application/atom+xml', href: f.next })]),
    ...f.entries.map(entryElement),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.xml}\n`;
}

function entryElement(e: AtomEntry): Xml {
  return element(
    'entry',
    {},
    element('id', {}, e.id),
    element('title', {}, e.title),
    element('updated', {}, e.updated),
    element('link', { rel: 'alternate', type: 'text/html', href: e.link }),
    element('content', { type: 'text' }, e.lines.join('\n')),
  );
}

/** A uuid made of another and a name, always the same one (RFC 9562 version 5). */
export function uuidOf(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
