import type { OfficerId, PlainDate } from '../ids';
import { when } from '../obstacle';
import { hasRole, type OfficerActor, type Role } from '../officer';
import type { Refusal } from '../refusal';

/** 示范文本: who keeps the library of a place. Everybody reads it. */
export const MODEL_TEXT_ROLES = [
  'contract-manager',
  'justice-officer',
  'section-head',
] as const satisfies readonly Role[];

/** What a contract says of the text it was drafted from: an event names the version by its id alone. */
export interface ModelTextUse {
  readonly versionId: string;
  /** Said to differ from it; in what is a text, which the law does not know. */
  readonly departs: boolean;
}

/** What the law of the library asks of a text. */
export interface ModelText {
  readonly regionCode: string;
  readonly isWithdrawn: boolean;
}

export interface ModelTextVersion {
  readonly number: number;
  readonly effectiveOn: PlainDate;
  readonly addedBy: OfficerId;
  readonly isConfirmed: boolean;
}

/** pending 待确认, upcoming 尚未施行, effective 施行中, superseded 已有新版本. */
export const VERSION_STATES = ['pending', 'upcoming', 'effective', 'superseded'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const VERSION_STATE_LABELS: Readonly<Record<VersionState, string>> = {
  pending: '待确认',
  upcoming: '尚未施行',
  effective: '现行',
  superseded: '已有新版本',
};

/** The version that is offered on a day: of those confirmed and begun the one that began last, and of one day the newest. */
export function effectiveVersion<V extends ModelTextVersion>(
  versions: readonly V[],
  today: PlainDate,
): V | null {
  const begun = versions.filter(({ isConfirmed, effectiveOn }) => isConfirmed && effectiveOn <= today);
  const later = (one: V, other: V): boolean =>
    one.effectiveOn > other.effectiveOn ||
    (one.effectiveOn === other.effectiveOn && one.number > other.number);
  return begun.reduce<V | null>((last, one) => (last === null || later(one, last) ? one : last), null);
}

/** How a version stands beside the others of its text. */
export function versionState(
  version: ModelTextVersion,
  versions: readonly ModelTextVersion[],
  today: PlainDate,
): VersionState {
  if (!version.isConfirmed) return 'pending';
  if (version.effectiveOn > today) return 'upcoming';
  return effectiveVersion(versions, today)?.number === version.number ? 'effective' : 'superseded';
}

/** Why an officer may not add a version to a text, or withdraw it; null: they may. A place keeps its own library. */
export function keepingObstacle(
  text: ModelText,
  actor: OfficerActor,
  regionCode: string | null,
): Refusal | null {
  return (
    when(!hasRole(actor, MODEL_TEXT_ROLES), { type: 'role-missing', needed: MODEL_TEXT_ROLES }) ??
    when(text.regionCode !== regionCode, { type: 'actor-not-concerned' }) ??
    when(text.isWithdrawn, { type: 'model-text-withdrawn' })
  );
}

/** Why an officer may not confirm a version; null: they may. Who added it is not the second person. */
export function confirmationObstacle(
  { text, version }: { readonly text: ModelText; readonly version: ModelTextVersion },
  actor: OfficerActor,
  regionCode: string | null,
): Refusal | null {
  return (
    keepingObstacle(text, actor, regionCode) ??
    when(version.isConfirmed, { type: 'model-text-version-confirmed' }) ??
    when(version.addedBy === actor.officerId, { type: 'second-person-required' })
  );
}
