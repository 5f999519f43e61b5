import { randomUUID } from 'node:crypto';
import { isRespondentOrBelow } from '../domain/complaint/access';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import { receiptDayFor } from '../domain/deadline';
import { toDemandId, type Instant, type OrganizationId } from '../domain/ids';
import { toFen } from '../domain/money';
import type { OrganizationRef } from '../domain/organization';
import { plainDateAt } from '../domain/plain-date';
import type { ComplaintRules } from '../domain/policy';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { CaseOpening } from '../store/case-opening';
import { findCreditOffice } from '../store/supervising-body';
import type { Filing } from '../wire/complaint-filing.wire';
import type { FieldError } from '../wire/problem.wire';
import type { FactSources } from './complaint-facts';
import { toTexts } from './filing';
import type { FilingDeps, FilingSource } from './receive-complaint';

export interface Submission {
  readonly filing: Filing;
  readonly source: FilingSource;
}

/** A filing with all that its case begins with: nobody has to be asked for anything while a transaction is open. */
export interface PreparedFiling extends Submission {
  readonly respondent: OrganizationRef;
  readonly accepting: OrganizationRef;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
  readonly rules: ComplaintRules;
  readonly calendar: WorkingCalendar;
}

/** While the receiver starts the workflow himself, the relay leaves it alone. */
const startGraceMs = 5_000;

/** The bodies of a filing with their rules and calendar, or what is wrong with those it names. */
export async function prepareFiling(
  deps: FilingDeps,
  { filing, source }: Submission,
  recordedAt: Instant,
): Promise<PreparedFiling | { readonly errors: readonly FieldError[] }> {
  const respondent = await deps.sources.organization(filing.respondentOrganizationId);
  const pointer = '#/respondentOrganizationId';
  if (respondent === null) {
    const fix = '从机构目录中选择被投诉的机构（GET /api/v1/organizations）';
    return { errors: [{ pointer, message: '没有这个机构', fix }] };
  }
  if (respondent.status !== 'active') {
    const fix = '请选择承接其职责的机构';
    return { errors: [{ pointer, message: '这个机构已经合并或撤销', fix }] };
  }
  const accepting = await acceptingBody(deps, respondent, source.acceptingId);
  if (accepting === null) {
    const fix = '请向上一级信用牵头部门投诉';
    return { errors: [{ pointer, message: '没有可以受理对该机构投诉的部门', fix }] };
  }
  const receivedAt = source.occurredAt ?? recordedAt;
  const rules = await deps.sources.rulesFor(accepting, receivedAt);
  const calendar = await deps.sources.calendarFor(accepting.regionCode, receivedAt);
  return { filing, source, respondent, accepting, receivedAt, recordedAt, rules, calendar };
}

/** 回避: a body that is the respondent, or stands below it, does not receive the complaint about it. */
async function acceptingBody(
  deps: FilingDeps,
  respondent: OrganizationRef,
  wanted: OrganizationId | null,
): Promise<OrganizationRef | null> {
  const own = wanted === null ? null : await deps.sources.organization(wanted);
  if (own !== null && !isRespondentOrBelow(own, respondent)) return own;
  const office = await findCreditOffice(deps.database.prisma, respondent.path);
  return office === null ? null : deps.sources.organization(office);
}

/** How the case of a prepared filing begins. */
export function openingFor(
  prepared: PreparedFiling,
  { id, number }: { readonly id: ComplaintState['caseId']; readonly number: string },
): CaseOpening {
  const { filing, source, respondent, accepting, receivedAt, recordedAt, rules, calendar } = prepared;
  const received: ComplaintData = {
    type: 'complaint-received',
    caseId: id,
    number,
    kind: filing.kind,
    channel: source.channel,
    handling: source.handling,
    field: filing.field,
    identity: filing.identity.mode,
    hasAgent: filing.identity.agent !== null,
    receivedOn: receiptDayFor(receivedAt, calendar, rules.dayRules),
    regionCode: accepting.regionCode,
    respondent,
    accepting,
    demands: filing.demands.map(({ kind, amountYuan }) => ({
      demandId: toDemandId(randomUUID()),
      kind,
      amountFen: amountYuan === null ? null : toFen(amountYuan),
    })),
    parentId: null,
    listed: source.isListed,
    rules,
    calendar,
  };
  return {
    kind: 'complaint',
    caseId: id,
    number,
    actor: source.actor,
    occurredAt: receivedAt,
    recordedAt,
    data: [received],
    texts: toTexts(filing, source.externalNumber),
    startGraceMs,
  };
}

/** The same facts for all filings of one delivery: each is asked for once. */
export function remembering(sources: FactSources): FactSources {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const asked = (known.get(key) as Promise<T> | undefined) ?? ask();
    known.set(key, asked);
    return asked;
  };
  return {
    ...sources,
    organization: (id) => once(`body ${id}`, () => sources.organization(id)),
    // Rules and calendars hold for days: an hour of the same day asks for the same ones.
    rulesFor: (accepting, at) =>
      once(`rules ${accepting.organizationId} ${plainDateAt(at)}`, async () =>
        frozen(await sources.rulesFor(accepting, at)),
      ),
    calendarFor: (regionCode, at) =>
      once(`calendar ${regionCode} ${plainDateAt(at)}`, async () =>
        frozen(await sources.calendarFor(regionCode, at)),
      ),
  };
}

/** Through and through, so that whoever writes it down for many cases may do so once. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
