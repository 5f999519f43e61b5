import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Where deliveries may go. Loopback receivers exist in the local start only. */
export interface Outlet {
  readonly ports: readonly number[];
  readonly allowsLoopback: boolean;
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

export type Resolver = (host: string) => Promise<readonly Address[]>;

export type AddressFault =
  | 'not-a-url'
  | 'not-https'
  | 'credentials-in-url'
  | 'port-not-allowed'
  | 'address-not-public'
  | 'host-unknown';

/** What is not unicast to the public, IANA special-purpose registries (RFC 6890 and after). */
const SPECIAL_V4 = blockList('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...[
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
    '168.63.129.16/32',
    '100.100.100.200/32',
  ],
]);
/** Of IPv6 only what is given out as global unicast, less what in it carries an IPv4 address or is reserved. */
const GLOBAL_V6 = blockList('ipv6', ['2000::/3']);
const SPECIAL_V6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const LOOPBACK = blockList('ipv4', ['127.0.0.0/8']);
LOOPBACK.addAddress('::1', 'ipv6');

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/** Whether a delivery may be sent to this very address. */
export function mayConnect({ address, family }: Address, { allowsLoopback }: Outlet): boolean {
  if (family === 4) {
    if (LOOPBACK.check(address, 'ipv4')) return allowsLoopback;
    return !SPECIAL_V4.check(address, 'ipv4');
  }
  if (address === '::1') return allowsLoopback;
  return GLOBAL_V6.check(address, 'ipv6') && !SPECIAL_V6.check(address, 'ipv6');
}

/** What is wrong with a URL before anybody is asked where its host is; null when nothing is. */
export function faultOfUrl(text: string, outlet: Outlet): AddressFault | null {
  if (!URL.canParse(text)) return 'not-a-url';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'credentials-in-url';
  return faultOfDoor(url, outlet) ?? faultOfHost(hostOf(url), outlet);
}

function faultOfDoor(url: URL, outlet: Outlet): AddressFault | null {
  const isLocal = outlet.allowsLoopback && isLoopback(hostOf(url));
  if (isLocal) return url.protocol === 'https:' || url.protocol === 'http:' ? null : 'not-https';
  if (url.protocol !== 'https:') return 'not-https';
  return outlet.ports.includes(portOf(url)) ? null : 'port-not-allowed';
}

function faultOfHost(host: string, outlet: Outlet): AddressFault | null {
  const family = isIP(host);
  if (family !== 4 && family !== 6) return null;
  return mayConnect({ address: host, family }, outlet) ? null : 'address-not-public';
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** `URL` has written decimal, octal and hexadecimal addresses in the usual form already. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

const resolveHost: Resolver = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/**
 * Resolves the host once; all its addresses must be allowed, and the first is the one to connect to. Whoever connects
 * must not resolve again: the second answer may be another.
 */
export async function checkedAddress(
  text: string,
  outlet: Outlet,
  resolve: Resolver = resolveHost,
): Promise<Address | AddressFault> {
  const fault = faultOfUrl(text, outlet);
  if (fault !== null) return fault;
  const addresses = await addressesOf(hostOf(new URL(text)), resolve);
  const [first] = addresses;
  if (first === undefined) return 'host-unknown';
  return addresses.every((address) => mayConnect(address, outlet)) ? first : 'address-not-public';
}

async function addressesOf(host: string, resolve: Resolver): Promise<readonly Address[]> {
  const family = isIP(host);
  if (family === 4 || family === 6) return [{ address: host, family }];
  return resolve(host).catch(() => []);
}
