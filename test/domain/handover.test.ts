import { judgeDeparture, maySucceedIn, othersFor, type Departure } from '../../src/domain/handover';
import { toOfficerId, toOrganizationId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/officer';

const office = (who: string, role: Role, body = 'housing') => ({
  officerId: toOfficerId(who),
  organizationId: toOrganizationId(body),
  role,
});

const housing = toOrganizationId('housing');
const verify = { organizationId: housing, roles: ['case-handler', 'section-head'] } as const;
const threeCases = [{ organizationId: housing, party: 'verifying', cases: 3 }] as const;

const departure = (changed: Partial<Departure> = {}): Departure => ({
  officerId: toOfficerId('wang'),
  successorId: null,
  isLeaving: true,
  assignments: [],
  work: [],
  offices: [office('wang', 'case-handler')],
  ...changed,
});

const refusalOf = (asked: Departure): object | null => {
  const judged = judgeDeparture(asked);
  return judged.ok ? null : judged.refusal;
};

describe('no duty is left without a holder', () => {
  it('lets nobody leave with cases that bear their name and no one to take them', () => {
    expect(refusalOf(departure({ assignments: threeCases }))).toEqual({
      type: 'work-not-handed-over',
      cases: 3,
    });
  });

  it('gives cases only to somebody who may handle them in that very body', () => {
    const asked = departure({ assignments: threeCases, successorId: toOfficerId('zhao') });
    const needed = ['case-handler', 'section-head'];
    for (const held of [office('zhao', 'receiving-clerk'), office('zhao', 'case-handler', 'industry')]) {
      const offices = [...asked.offices, held];
      expect(refusalOf({ ...asked, offices })).toEqual({ type: 'successor-without-office', needed });
      expect(maySucceedIn({ ...asked, offices }, toOfficerId('zhao'))).toBe(false);
    }
    expect(refusalOf({ ...asked, offices: [...asked.offices, office('zhao', 'section-head')] })).toBeNull();
  });

  it('lets nobody leave behind work that no other office of the body may do', () => {
    const asked = departure({ work: [verify] });
    expect(refusalOf(asked)).toEqual({ type: 'duty-without-holder', needed: verify.roles });
    const elsewhere = [...asked.offices, office('zhao', 'case-handler', 'industry')];
    expect(refusalOf({ ...asked, offices: elsewhere })).not.toBeNull();
    const colleague = { ...asked, offices: [...asked.offices, office('zhao', 'section-head')] };
    expect(refusalOf(colleague)).toBeNull();
    expect(othersFor(colleague, verify)).toEqual(['zhao']);
  });

  it('keeps each of the three administrators in office', () => {
    const last = departure({ offices: [office('wang', 'security-administrator', 'operations')] });
    expect(refusalOf(last)).toEqual({ type: 'duty-without-holder', needed: ['security-administrator'] });
    const two = [...last.offices, office('zhao', 'security-administrator', 'city')];
    expect(refusalOf({ ...last, offices: two })).toBeNull();
  });

  it('asks nothing of the sort of somebody who hands over and stays', () => {
    expect(refusalOf(departure({ isLeaving: false, work: [verify] }))).toBeNull();
  });
});
