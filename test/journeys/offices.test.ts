import { randomBytes } from 'node:crypto';
import { eventually } from '../support/eventually';
import { expectStatus } from './support/desk';
import { usernameOf } from './support/journey-city';
import {
  acceptingAt,
  accusedAt,
  complains,
  isApproved,
  openReceipt,
  verifyingAt,
  watcherOf,
} from './support/parties';
import { deadlineOf, officerOf, type CaseHandle, type View } from './support/people';
import { anAnsweredComplaint, anOrderedComplaint } from './support/stages';
import { openWorld, type World } from './support/world';
import { sampleOf } from '../support/sample-files';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-03-02 09:00');
});

afterAll(() => world.close());

/** The city's office system, with the credential that the security administrator registered for it. */
async function anOfficeSystem() {
  const { desk } = world;
  const token = `pm_${randomBytes(32).toString('base64url')}`;
  const administrator = await desk.tokenOf(usernameOf('operations', 'security-administrator'));
  const credential = { kind: 'office-system', name: 'oa', organizationId: 'city', token };
  expectStatus(await desk.post('/credentials', credential, administrator), 201);
  let told = 0;
  return {
    /** Tells that somebody has signed. @returns where to ask what came of it. */
    signs: async (about: CaseHandle, approvalId: string, username: string): Promise<string> => {
      told += 1;
      const body = {
        externalId: `OA-2026-${told}`,
        complaintNumber: about.number,
        approvalId,
        approver: { username },
        remark: '同意。',
      };
      const sent = expectStatus(await desk.post('/signals/approvalGiven', body, token), 202);
      // Once more: the same fact.
      expectStatus(await desk.post('/signals/approvalGiven', body, token), 202);
      return `/commands/${(sent as { readonly commandId: string }).commandId}`;
    },
    outcomeOf: (location: string) => desk.get(location, token),
  };
}

describe('a case through the eyes of a party', () => {
  it('is at every step what the party itself is shown, with nothing to do in it', async () => {
    const { desk } = world;
    const complaint = await complains(world, 'works');
    const inspector = await desk.tokenOf(usernameOf('region-inspectorate', 'inspector'));
    const { token: receipt } = await openReceipt(world, complaint.receipt);
    const parties = {
      respondent: await desk.tokenOf(usernameOf('works', 'respondent-liaison')),
      complainant: receipt,
    };
    const expectSame = (respondentSees: 200 | 404): Promise<void> =>
      // A letter's file may be finished between the two looks.
      eventually(async () => {
        for (const seenAs of ['respondent', 'complainant'] as const) {
          for (const path of [`/complaints/${complaint.id}`, `/complaints/${complaint.id}/evidence`]) {
            const own = await desk.get(path, parties[seenAs]);
            const lent = await desk.get(`${path}?seenAs=${seenAs}`, inspector);
            expect(own.status).toBe(seenAs === 'respondent' ? respondentSees : 200);
            expect(lent.status).toBe(own.status);
            if (own.status === 200) expect(lent.body).toEqual(withoutActs(own.body));
          }
        }
      });

    await expectSame(404);
    const credit = acceptingAt(world, 'credit');
    await credit.accepts(complaint);
    await credit.transfers(complaint, 'housing');
    const housing = verifyingAt(world, 'housing');
    await housing.signsIn(complaint);
    const proof = await complaint.complainant.upload(sampleOf('image/png'), '验收单.png');
    const added = { explanation: '补充验收单。', evidenceIds: [proof] };
    await complaint.complainant.does(complaint, 'add-evidence', added);
    await expectSame(404);
    await housing.notifies(complaint);
    await expectSame(200);
    await accusedAt(world, 'works').answers(complaint);
    await housing.concludes(complaint, complaint.demandIds, 'substantiated');
    await expectSame(200);
    await housing.orders(complaint, complaint.demandIds, '2026-03-30');
    await isApproved(world, complaint);
    await housing.serves(complaint, 'rectification-order', 'respondent');
    const [demandId = ''] = complaint.demandIds;
    await accusedAt(world, 'works').claimsJustification(complaint, demandId, 'public-interest');
    await expectSame(200);
    expect(await officerOf(desk, 'housing', 'section-head').evidence(complaint)).toHaveLength(3);
    expect(await accusedAt(world, 'works').liaison.evidence(complaint)).toHaveLength(1);
  });

  it('is lent to whoever sees the whole case and supervises or signs in it, and written down', async () => {
    const { desk } = world;
    const complaint = await anAnsweredComplaint(world, { respondent: 'works', verifier: 'housing' });
    const { token: receipt } = await openReceipt(world, complaint.receipt);
    const asks = async (token: string): Promise<readonly unknown[]> => {
      const { status, body } = await desk.get(`/complaints/${complaint.id}?seenAs=respondent`, token);
      return [status, (body as { readonly refusal?: { readonly type: string } }).refusal?.type];
    };
    const seat = (...[body, role]: Parameters<typeof usernameOf>) => desk.tokenOf(usernameOf(body, role));
    expect(await asks(await seat('housing', 'section-head'))).toEqual([200, undefined]);
    expect(await asks(await seat('housing', 'case-handler'))).toEqual([403, 'role-missing']);
    expect(await asks(await seat('works', 'respondent-liaison'))).toEqual([403, 'actor-not-concerned']);
    expect(await asks(await seat('industry', 'section-head'))).toEqual([404, undefined]);
    expect(await asks(receipt)).toEqual([404, undefined]);
    const rows = await world.database.pool.query<{ action: string; outcome: string }>(
      `SELECT action, outcome FROM app.access_entry WHERE object_id = $1 AND action LIKE '%-as-%'`,
      [complaint.id],
    );
    expect(rows.rows).toContainEqual({ action: 'complaint:read-as-respondent', outcome: 'allowed' });
  });

  /** What the party may do is shown, and closed to whoever only looks. */
  function withoutActs(body: unknown): unknown {
    if (typeof body !== 'object' || body === null || !('allowedCommands' in body)) return body;
    const { allowedCommands } = body as View;
    const closed = allowedCommands.map(({ type, label }) => ({
      type,
      label,
      mayIssue: false,
      reason: {
        type: 'seen-as-another',
        sentence: '您正在以当事人的视角查看，不能办理任何事项。请先返回本人的视角。',
      },
    }));
    return { ...body, allowedCommands: closed };
  }
});

describe('a determination that is signed in the office system', () => {
  it('may be told in any order: a later signature waits for the one before it', async () => {
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, { respondent: 'works', verifier: 'housing' });
    const office = await anOfficeSystem();
    await housing.concludes(complaint, complaint.demandIds, 'substantiated');
    const { approval } = await housing.orders(complaint, complaint.demandIds, '2026-03-20');
    const approvalId = approval?.approvalId ?? '';
    expect(approval?.steps).toMatchObject([{ role: 'section-head' }, { role: 'issuer' }]);
    const early = await office.signs(complaint, approvalId, usernameOf('housing', 'issuer'));
    await eventually(async () => {
      expect(await office.outcomeOf(early)).toMatchObject({
        status: 200,
        body: { state: 'pending', detail: expect.stringContaining('轮到这一步时自动判定') as string },
      });
    }, 30_000);
    const inTurn = await office.signs(complaint, approvalId, usernameOf('housing', 'section-head'));
    for (const signed of [inTurn, early]) {
      await eventually(async () => {
        expect(await office.outcomeOf(signed)).toMatchObject({ status: 200, body: { state: 'recorded' } });
      }, 30_000);
    }
    expect(await housing.handler.sees(complaint)).toMatchObject({ status: 'rectifying', approval: null });
  });

  it('stands when each step was signed there by the officer who holds it, and by nobody else', async () => {
    const { time } = world;
    const housing = verifyingAt(world, 'housing');
    const parties = { respondent: 'works', verifier: 'housing' } as const;
    const complaint = await anOrderedComplaint(world, parties, '2026-03-20');
    await time.passesTo('2026-03-23 09:00');
    await housing.proposes(complaint, complaint.demandIds, 'overdue');
    await housing.serves(complaint, 'determination-notice', 'respondent');
    await time.passesTo('2026-03-31 09:00');
    const asked = await housing.determines(complaint);
    const approvalId = asked.approval?.approvalId ?? '';
    const office = await anOfficeSystem();

    const own = await office.signs(complaint, approvalId, usernameOf('housing', 'case-handler'));
    await eventually(async () => {
      expect(await office.outcomeOf(own)).toMatchObject({
        status: 403,
        body: { refusal: { type: 'approval-own-proposal' } },
      });
    }, 30_000);
    const stranger = await office.signs(complaint, approvalId, usernameOf('industry', 'section-head'));
    await eventually(async () => {
      expect(await office.outcomeOf(stranger)).toMatchObject({
        body: { refusal: { type: 'approval-not-your-step' } },
      });
    }, 30_000);

    for (const role of ['section-head', 'legal-reviewer', 'issuer'] as const) {
      const signed = await office.signs(complaint, approvalId, usernameOf('housing', role));
      await eventually(async () => {
        expect(await office.outcomeOf(signed)).toMatchObject({ status: 200, body: { state: 'recorded' } });
      }, 30_000);
    }
    const determined = await housing.handler.sees(complaint);
    expect(determined).toMatchObject({ status: 'determined', outcome: 'breach-determined', approval: null });
    const journal = (await housing.handler.journal(complaint)).join('');
    expect(journal).toContain('（经办公系统“oa”）审批同意');
  });
});

describe('a verifying department that is merged in the middle', () => {
  it('is succeeded in what it owes: the same dates, its successor sees the case and it no longer does', async () => {
    const { time, desk, inbox } = world;
    const industry = verifyingAt(world, 'industry');
    const housing = verifyingAt(world, 'housing');
    const complaint = await anAnsweredComplaint(world, { respondent: 'park', verifier: 'industry' });
    const untouched = await complains(world, 'works');
    const before = await industry.handler.sees(complaint);
    expect(await housing.handler.looksAt(complaint)).toBeNull();

    await time.passesTo('2026-04-01 09:00');
    const administrator = await desk.tokenOf(usernameOf('operations', 'system-administrator'));
    const merged = { type: 'merge', successorId: 'housing', basis: '市机构改革方案' };
    expectStatus(await desk.post('/organizations/industry/commands', merged, administrator), 200);

    const followed = await eventually(async () => {
      const view = await housing.handler.sees(complaint);
      expect(view.verifying?.id).toBe('housing');
      return view;
    }, 30_000);
    expect(deadlineOf(followed, 'verify').dueOn).toBe(deadlineOf(before, 'verify').dueOn);
    expect(deadlineOf(followed, 'verify').startOn).toBe(deadlineOf(before, 'verify').startOn);
    expect(followed.respondent.id).toBe('park');
    await inbox.untilTold('housing', 'case-handler', complaint.number, '核实认定部门变更');
    expect((await housing.handler.journal(complaint)).join('')).toContain('各项期限继续计算');
    expect(await housing.handler.lists()).toContain(complaint.number);
    await housing.concludes(complaint, complaint.demandIds, 'unfounded');
    expect(await isApproved(world, complaint)).toMatchObject({ outcome: 'unfounded' });
    expect((await watcherOf(world).sees(untouched)).verifying).toBeNull();
    expect(await accusedAt(world, 'park').liaison.looksAt(complaint)).not.toBeNull();
  });
});
