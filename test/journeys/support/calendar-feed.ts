import { contractOfficer, purchase } from './contract-desk';
import { expectStatus } from './desk';
import type { World } from './world';

interface Read {
  readonly status: number;
  readonly text: string;
  readonly tag: string;
}

/** As a calendar fetches it: with nothing but the address. */
async function read(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Read> {
  const answer = await fetch(address, { headers });
  return { status: answer.status, text: await answer.text(), tag: answer.headers.get('etag') ?? '' };
}

/** One day of the calendar, its lines unfolded (RFC 5545 §3.1). */
const dayOf = (text: string, uid: string): string =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .find((event) => event.includes(`UID:${uid}`)) ?? '';

export function describeCalendarFeed(world: () => World): void {
  describe("an officer's own calendar", () => {
    it('fetches what falls due by an address that only its owner has, and that can be changed and ended', async () => {
      const { desk } = world();
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const token = await desk.tokenOf('works.contract-manager');
      const { id, code } = await manager.collects(purchase({ name: '市政路灯采购合同' }));
      expect(expectStatus(await desk.get('/calendar-feed', token), 200)).toEqual({ feed: null });
      const own = (method: 'PUT' | 'DELETE', by = token): Promise<Response> =>
        fetch(`${desk.url}/api/v1/calendar-feed`, { method, headers: { authorization: `Bearer ${by}` } });
      const opens = async (): Promise<string> => {
        const made = await own('PUT');
        expect(made.status).toBe(200);
        return `${desk.url}${((await made.json()) as { readonly path: string }).path}`;
      };
      const address = await opens();
      expect(address).toMatch(/\/calendar-feeds\/pcf_[\w-]{43}\.ics$/);
      const first = await read(address);
      expect(first.text.split('\r\n')[0]).toBe('BEGIN:VCALENDAR');
      const day = dayOf(first.text, `contract-${id}-perform-m2@pacta`);
      expect(day).toContain('DTSTART;VALUE=DATE:20260212');
      expect(day).toContain(`SUMMARY:合同节点到期（付款）${code}`);
      expect(day).toContain(`/console/contracts/${id}`);
      expect(first.text).not.toMatch(/远航|路灯|周明远|100000/);
      expect((await read(address, { 'if-none-match': first.tag })).status).toBe(304);
      expect((await read(`${address}?language=en-US`)).text).toContain('Milestone due (Payment)');

      await manager.does(id, 'record-performance', {
        ...{ milestoneId: 'm2', on: '2026-02-10', amountYuan: '100000.00' },
      });
      const later = await read(address, { 'if-none-match': first.tag });
      expect([later.status, dayOf(later.text, `contract-${id}-perform-m2@pacta`)]).toEqual([200, '']);

      const { feed } = expectStatus(await desk.get('/calendar-feed', token), 200) as {
        readonly feed: object;
      };
      expect(feed).toMatchObject({ readAt: expect.any(String) });
      const renewed = await opens();
      expect([(await read(address)).status, (await read(renewed)).status]).toEqual([404, 200]);
      const colleague = await desk.tokenOf('housing.section-head');
      expect((await own('DELETE', colleague)).status).toBe(204);
      expect((await read(renewed)).status).toBe(200);
      expect((await own('DELETE')).status).toBe(204);
      expect((await read(renewed)).status).toBe(404);
    });
  });
}
