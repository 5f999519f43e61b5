import {
  judgeAbsence,
  judgeConfirmation,
  judgeProposal,
  weaknessOfPassword,
} from '../../src/domain/access-administration';
import type {
  AbsencePlan,
  DutyClass,
  GrantConfirmation,
  RoleProposal,
} from '../../src/domain/access-administration';
import type { OfficerId, OrganizationId, PlainDate } from '../../src/domain/ids';
import { ROLES } from '../../src/domain/officer';
import type { OrganizationKind } from '../../src/domain/organization';
import { dutyClassOf } from '../../src/domain/access-administration';

const officer = (id: string): OfficerId => id as OfficerId;
const day = (text: string): PlainDate => text as PlainDate;
const refusalOf = (result: { ok: true } | { ok: false; refusal: { type: string } }): string | null =>
  result.ok ? null : result.refusal.type;

const aProposal = (changed: Partial<RoleProposal> = {}): RoleProposal => ({
  proposerId: officer('sec'),
  officerId: officer('clerk'),
  role: 'registrar',
  fromOn: day('2026-01-01'),
  toOn: null,
  heldDutyClass: null,
  officerIsActive: true,
  organizationKind: 'credit-office',
  ...changed,
});

describe('三员分立', () => {
  const classes: readonly DutyClass[] = [
    'business',
    'system-administrator',
    'security-administrator',
    'audit-administrator',
  ];

  it('lets an account of one class be given offices of that class only, for every role', () => {
    for (const role of ROLES) {
      for (const heldDutyClass of classes) {
        const isSame = dutyClassOf(role) === heldDutyClass;
        const organizationKind = role === 'inspector' ? 'inspectorate' : 'credit-office';
        expect(refusalOf(judgeProposal(aProposal({ role, heldDutyClass, organizationKind })))).toBe(
          isSame ? null : 'duties-incompatible',
        );
      }
    }
  });

  it('counts operations and the privacy officer as business', () => {
    expect([dutyClassOf('operations'), dutyClassOf('privacy-officer')]).toEqual(['business', 'business']);
  });
});

describe('a proposal', () => {
  it.each([
    ['to oneself', { officerId: officer('sec') }, 'grant-to-oneself'],
    ['to somebody who left', { officerIsActive: false }, 'officer-not-active'],
    ['that ends before it begins', { toOn: day('2025-12-31') }, 'period-backwards'],
    ['for a single day', { toOn: day('2026-01-01') }, null],
  ])('%s', (_what, changed, refusal) => {
    expect(refusalOf(judgeProposal(aProposal(changed)))).toBe(refusal);
  });

  it('seats an inspector (督查) in an inspectorate and nowhere else', () => {
    const inspector = (organizationKind: OrganizationKind): string | null =>
      refusalOf(judgeProposal(aProposal({ role: 'inspector', organizationKind })));
    expect(inspector('inspectorate')).toBeNull();
    for (const kind of ['government', 'credit-office', 'line-authority', 'operations'] as const) {
      expect(inspector(kind)).toBe('role-of-other-bodies');
    }
    const leader = aProposal({ role: 'leader', organizationKind: 'inspectorate' });
    expect(refusalOf(judgeProposal(leader))).toBeNull();
  });
});

describe('a confirmation', () => {
  const aConfirmation = (changed: Partial<GrantConfirmation> = {}): GrantConfirmation => ({
    status: 'proposed',
    officerId: officer('clerk'),
    proposerId: officer('sec'),
    proposerIsSecurityAdministrator: true,
    confirmerId: officer('sys'),
    confirmerRoles: ['system-administrator'],
    ...changed,
  });
  it.each([
    ['by a second administrator', {}, null],
    ['by the proposer', { confirmerId: officer('sec') }, 'grant-needs-second-person'],
    ['by the one who would hold it', { confirmerId: officer('clerk') }, 'grant-to-oneself'],
    ['of what was decided before', { status: 'granted' as const }, 'grant-not-proposed'],
    [
      'after a merger, without any security administrator',
      { proposerIsSecurityAdministrator: false },
      'grant-needs-security-administrator',
    ],
  ])('%s', (_what, changed, refusal) => {
    expect(refusalOf(judgeConfirmation(aConfirmation(changed)))).toBe(refusal);
  });
});

describe('an absence', () => {
  const deputy: AbsencePlan['deputy'] = {
    officerId: officer('mate'),
    organizationId: 'credit' as OrganizationId,
    dutyClass: 'business',
    isActive: true,
  };
  const anAbsence = (changed: Partial<AbsencePlan> = {}): AbsencePlan => ({
    officerId: officer('clerk'),
    organizationId: 'credit' as OrganizationId,
    dutyClass: 'business',
    deputy,
    fromOn: day('2026-01-05'),
    toOn: day('2026-01-06'),
    overlapsAnother: false,
    ...changed,
  });
  it.each([
    ['with a colleague of the same body', {}, null],
    ['with oneself', { deputy: { ...deputy, officerId: officer('clerk') } }, 'deputy-is-oneself'],
    ['with somebody who left', { deputy: { ...deputy, isActive: false } }, 'officer-not-active'],
    [
      'with somebody of another body',
      { deputy: { ...deputy, organizationId: 'other' as OrganizationId } },
      'deputy-in-other-body',
    ],
    [
      'of an administrator, with somebody of business',
      { dutyClass: 'audit-administrator' as const },
      'deputy-of-other-duties',
    ],
    ['backwards', { toOn: day('2026-01-04') }, 'period-backwards'],
    ['over another', { overlapsAnother: true }, 'absence-overlaps'],
  ])('%s', (_what, changed, refusal) => {
    expect(refusalOf(judgeAbsence(anAbsence(changed)))).toBe(refusal);
  });
});

describe('a password', () => {
  it.each([
    ['七月的风吹过草原', 'too-short'],
    ['七月的风吹过科尔沁草原', null],
    ['Password123', 'too-common'],
    ['abababababab', 'too-uniform'],
    ['i-am-Zhang.San-1980', 'names-its-owner'],
    ['x'.repeat(129), 'too-long'],
  ])('%s → %s', (password, weakness) => {
    expect(weaknessOfPassword(password, ['zhang.san', '张三'])).toBe(weakness);
  });
});
