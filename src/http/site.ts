import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { sendProblem } from './respond';

/** What `npm run build` made for the browser: `current` names the folder of the newest build beside it. */
interface Site {
  readonly folder: string;
  readonly pages: Readonly<Record<PageName, string>>;
  /** Path of the request → file without `.br` or `.gz`. */
  readonly assets: ReadonlyMap<string, string>;
}

type PageName = 'portal' | 'console';

const YEAR_SECONDS = 31_536_000;
const NONCE_PLACE = /__NONCE__/g;
const NONCE_BYTES = 16;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  // What a PDF may ask for: the tables of Chinese encodings, and the fonts that every reader has.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

/** Nothing comes from another host, and nothing is framed: evidence and letters are fetched, and shown by the page itself. */
const FETCHED = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** The staff's component library writes style elements and sets their text: both are let through by name, markup is not. */
const POLICIES: Readonly<Record<PageName, (nonce: string) => readonly string[]>> = {
  portal: () => ["script-src 'self'", "style-src 'self'", "trusted-types 'none'"],
  console: (nonce) => [
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "media-src 'self' blob:",
    "worker-src 'self'",
    'trusted-types default',
  ],
};

/** A worker takes apart what strangers sent. It has no network but for the program's own parts, and compiles no text. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'";
const WORKER = /\.worker\b/;

const PERMISSIONS = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'screen-wake-lock', 'usb'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const PORTAL_PATHS = [
  '/',
  '/file',
  '/file/*rest',
  '/receipt',
  '/results',
  '/results/*rest',
  '/how',
  '/scope',
];
const CONSOLE_PATHS = ['/console', '/console/*rest'];

/** @returns null when nothing was built. */
function openSite(place: string | null): Site | null {
  if (place === null || !existsSync(join(place, 'current'))) return null;
  const folder = join(place, readFileSync(join(place, 'current'), 'utf8').trim());
  const page = (name: PageName): string => readFileSync(join(folder, `${name}.html`), 'utf8');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && extname(file) in MEDIA_TYPES);
  const assets = new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));
  return { folder, pages: { portal: page('portal'), console: page('console') }, assets };
}

/** Of the portal: the page says that there is none of this name, in the reader's language. */
const isAskedByReader = (request: Request): boolean =>
  request.method === 'GET' &&
  !/^\/(?:api|assets|letters|verify|healthz|readyz|metrics)(?:\/|$)/.test(request.path) &&
  request.accepts(['json', 'html']) === 'html';

function sendPage(site: Site, name: PageName, response: Response): void {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  response
    .set('Content-Security-Policy', [...FETCHED, ...POLICIES[name](nonce)].join('; '))
    .set('Permissions-Policy', PERMISSIONS)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(site.pages[name].replace(NONCE_PLACE, nonce));
}

/** The smallest form of a file that the browser takes and that was made ahead. */
function storedForm(
  file: string,
  request: Request,
): { readonly file: string; readonly encoding: string | null } {
  const forms = [
    { ending: '.br', encoding: 'br' },
    { ending: '.gz', encoding: 'gzip' },
  ];
  const accepted = forms.find(
    ({ ending, encoding }) => request.acceptsEncodings(encoding) !== false && existsSync(file + ending),
  );
  return accepted === undefined
    ? { file, encoding: null }
    : { file: file + accepted.ending, encoding: accepted.encoding };
}

function sendAsset(file: string, request: Request, response: Response): void {
  const stored = storedForm(file, request);
  const isNamedByContent = file.includes(`${sep}assets${sep}`);
  const caching = isNamedByContent ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=3600';
  response.set('Cache-Control', caching).set('Vary', 'Accept-Encoding');
  response.set('Content-Type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
  if (WORKER.test(file)) response.set('Content-Security-Policy', WORKER_POLICY);
  if (stored.encoding !== null) response.set('Content-Encoding', stored.encoding);
  response.sendFile(stored.file, { cacheControl: false, lastModified: false, dotfiles: 'allow' });
}

export interface SiteHandlers {
  readonly pages: readonly { readonly paths: readonly string[]; readonly handler: RequestHandler }[];
  /** Passes on what it does not have; a reader who mistyped an address is told so by a page. */
  readonly assets: RequestHandler;
}

/**
 * The portal, the console and their files.
 * @param place the folder that the build writes to; null where only the API is wanted.
 */
export function siteHandlers(place: string | null): SiteHandlers {
  const site = openSite(place);
  const page =
    (name: PageName): RequestHandler =>
    (request, response) => {
      if (site === null) return sendProblem(request, response, { type: 'not-found' });
      sendPage(site, name, response);
    };
  return {
    pages: [
      { paths: PORTAL_PATHS, handler: page('portal') },
      { paths: CONSOLE_PATHS, handler: page('console') },
    ],
    assets: (request, response, next) => {
      const file = site?.assets.get(request.path);
      if (file !== undefined) return sendAsset(file, request, response);
      if (site === null || !isAskedByReader(request)) return next();
      sendPage(site, 'portal', response.status(404));
    },
  };
}
