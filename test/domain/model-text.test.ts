import type { OfficerId, OrganizationId, PlainDate } from '../../src/domain/ids';
import {
  confirmationObstacle,
  effectiveVersion,
  keepingObstacle,
  versionState,
  type ModelTextVersion,
} from '../../src/domain/model-text/model-text';
import type { OfficerActor, Role } from '../../src/domain/officer';

const today = '2026-03-01' as PlainDate;
const version = (number: number, effectiveOn: string, isConfirmed = true): ModelTextVersion => ({
  ...{ number, effectiveOn: effectiveOn as PlainDate, isConfirmed, addedBy: 'first' as OfficerId },
});
const officer = (officerId: string, role: Role = 'justice-officer'): OfficerActor => ({
  ...{ type: 'officer', officerId: officerId as OfficerId, roles: [role] },
  ...{ organizationId: 'justice' as OrganizationId, organizationPath: ['justice' as OrganizationId] },
});
const text = { regionCode: '140700', isWithdrawn: false };

describe('a library of model texts', () => {
  it('offers what is confirmed and in effect, the newest first', () => {
    const versions = [
      version(4, '2026-01-01', false),
      version(3, '2026-06-01'),
      version(2, '2026-01-01'),
      version(1, '2025-01-01'),
    ];
    expect(effectiveVersion(versions, today)?.number).toBe(2);
    expect(versions.map((one) => versionState(one, versions, today))).toEqual([
      ...['pending', 'upcoming', 'effective', 'superseded'],
    ]);
    expect(effectiveVersion([version(1, '2026-01-01'), version(2, '2026-01-01')], today)?.number).toBe(2);
    expect(effectiveVersion([version(1, '2026-01-01', false)], today)).toBeNull();
  });

  it('is kept by the offices of its own place alone', () => {
    expect(keepingObstacle(text, officer('first'), '140700')).toBeNull();
    expect(keepingObstacle(text, officer('first'), '140800')).toEqual({ type: 'actor-not-concerned' });
    expect(keepingObstacle(text, officer('first', 'leader'), '140700')?.type).toBe('role-missing');
    const withdrawn = { ...text, isWithdrawn: true };
    expect(keepingObstacle(withdrawn, officer('first'), '140700')?.type).toBe('model-text-withdrawn');
  });

  it('needs a second person before a version counts', () => {
    const pending = { text, version: version(1, '2026-01-01', false) };
    expect(confirmationObstacle(pending, officer('first'), '140700')?.type).toBe('second-person-required');
    expect(confirmationObstacle(pending, officer('second'), '140700')).toBeNull();
    const confirmed = { text, version: version(1, '2026-01-01') };
    expect(confirmationObstacle(confirmed, officer('second'), '140700')?.type).toBe(
      'model-text-version-confirmed',
    );
  });
});
