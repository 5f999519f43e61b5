import type { Instant, OfficerId } from '../domain/ids';
import {
  confirmationObstacle,
  keepingObstacle,
  VERSION_STATE_LABELS,
  versionState,
} from '../domain/model-text/model-text';
import type { OfficerActor } from '../domain/officer';
import { plainDateAt } from '../domain/plain-date';
import {
  listModelTexts,
  versionsOf,
  type ModelTextFilter,
  type StoredModelText,
  type StoredVersion,
} from '../store/model-text.store';
import { officerNames } from '../store/names';
import { organizationRef } from '../store/organization.store';
import { regionNames } from '../store/region.store';
import type { Reader } from '../store/transaction';
import { toPermission } from './permission';

interface Looking {
  readonly actor: OfficerActor;
  /** Case time, by which a version has begun. */
  readonly now: Instant;
}

interface Viewing extends Looking {
  readonly versions: readonly StoredVersion[];
  readonly officers: ReadonlyMap<OfficerId, string>;
  readonly regions: ReadonlyMap<string, string>;
  /** Where the actor's own body is. */
  readonly regionCode: string | null;
}

/** The library as an officer sees it, with what they may do in it. */
export async function modelTextViews(reader: Reader, looking: Looking, filter: ModelTextFilter) {
  const texts = await listModelTexts(reader, filter);
  const versions = await versionsOf(
    reader,
    texts.map(({ id }) => id),
  );
  const people = [
    ...texts.map(({ withdrawnBy }) => withdrawnBy),
    ...versions.flatMap(({ addedBy, confirmedBy }) => [addedBy, confirmedBy]),
  ].filter((id) => id !== null);
  const [officers, regions, body] = await Promise.all([
    officerNames(reader, [...new Set(people)]),
    regionNames(
      reader,
      texts.map(({ regionCode }) => regionCode),
    ),
    organizationRef(reader, looking.actor.organizationId),
  ]);
  const regionCode = body?.regionCode ?? null;
  return texts.map((text) => toView(text, { ...looking, versions, officers, regions, regionCode }));
}

function toView(text: StoredModelText, viewing: Viewing) {
  const { actor, officers, regions, regionCode } = viewing;
  const { isWithdrawn: _isWithdrawn, withdrawnAt, withdrawnBy, withdrawnReason, ...rest } = text;
  const own = viewing.versions.filter(({ modelTextId }) => modelTextId === text.id);
  return {
    ...rest,
    regionName: regions.get(text.regionCode) ?? text.regionCode,
    withdrawn:
      withdrawnAt === null || withdrawnBy === null
        ? null
        : {
            at: withdrawnAt.toISOString(),
            by: { id: withdrawnBy, name: officers.get(withdrawnBy) ?? '' },
            reason: withdrawnReason ?? '',
          },
    versions: own.map((version) => toVersionView(text, version, { ...viewing, versions: own })),
    keeping: toPermission(keepingObstacle(text, actor, regionCode)),
  };
}

function toVersionView(text: StoredModelText, version: StoredVersion, viewing: Viewing) {
  const { versionId, number, effectiveOn, note, addedBy, addedAt, confirmedBy } = version;
  const { fileName: name, fileSize: size, sha256, mediaType } = version;
  const { actor, officers, regionCode, versions, now } = viewing;
  const state = versionState(version, versions, plainDateAt(now));
  const named = (id: OfficerId) => ({ id, name: officers.get(id) ?? '' });
  return {
    ...{ versionId, number, effectiveOn, note, state, stateLabel: VERSION_STATE_LABELS[state] },
    file: { name, size, sha256, mediaType },
    addedBy: named(addedBy),
    addedAt: addedAt.toISOString(),
    confirmedBy: confirmedBy === null ? null : named(confirmedBy),
    confirmation: toPermission(confirmationObstacle({ text, version }, actor, regionCode)),
  };
}
