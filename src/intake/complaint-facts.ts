import { randomUUID } from 'node:crypto';
import type { ComplaintFacts } from '../domain/complaint/facts';
import type { LinkedContract } from '../domain/complaint/linked-contract';
import { toCaseId, type CaseId, type Instant, type OrganizationId } from '../domain/ids';
import { toFen } from '../domain/money';
import type { Actor } from '../domain/officer';
import type { OrganizationRef } from '../domain/organization';
import { plainDateAt, yearOf } from '../domain/plain-date';
import type { ComplaintRules } from '../domain/policy';
import { accepted, refused, type Result } from '../domain/result';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { CommandBodyFacts } from '../wire/complaint-command-body.wire';
import type { FieldError } from '../wire/problem.wire';

/** What a command needs to know from outside before it can be decided: facts, not lookups. */
export interface FactSources {
  readonly organization: (id: OrganizationId) => Promise<OrganizationRef | null>;
  readonly rulesFor: (accepting: OrganizationRef, at: Instant) => Promise<ComplaintRules>;
  readonly calendarFor: (regionCode: string, at: Instant) => Promise<WorkingCalendar>;
  /** Who would decide a review of the case's present result; null when nobody may. */
  readonly reviewBody: (caseId: CaseId) => Promise<OrganizationRef | null>;
  /** The case of a number, where the sender handles or supervises it; null also where it may not be seen. */
  readonly caseNumbered: (number: string, asker: Actor) => Promise<CaseId | null>;
  /** The contract of a code, as it stands, where the sender may read it; null also where it may not. */
  readonly contractCoded: (code: string, asker: Actor) => Promise<Omit<LinkedContract, 'linkedOn'> | null>;
  readonly complaintNumber: (year: number) => Promise<string>;
}

/** Something that the command names is not there, or not for the sender's eyes. */
class UnknownNameError extends Error {
  constructor(readonly mistake: FieldError) {
    super(mistake.pointer);
  }
}

/**
 * Completes what came over the wire with the bodies, rules and numbers that the decision needs.
 * @returns the mistakes when a body or a case that was named does not exist.
 */
export async function toComplaintFacts(
  body: CommandBodyFacts,
  about: CommandOrigin,
  sources: FactSources,
): Promise<Result<ComplaintFacts, readonly FieldError[]>> {
  try {
    const facts = await complete(body, { ...about, sources });
    return accepted(body.version === undefined ? facts : { ...facts, version: body.version });
  } catch (error) {
    if (!(error instanceof UnknownNameError)) throw error;
    return refused([error.mistake]);
  }
}

/** The case a command is for, who sent it and when it came in. */
export interface CommandOrigin {
  readonly caseId: CaseId;
  readonly actor: Actor;
  readonly receivedAt: Instant;
}

interface Sources extends CommandOrigin {
  readonly sources: FactSources;
}

async function complete(body: CommandBodyFacts, context: Sources): Promise<ComplaintFacts> {
  switch (body.type) {
    case 'correct-clerical':
      return correctClerical(body, context);
    case 'confirm-settlement':
      return confirmSettlement(body);
    case 'record-instruction':
      return { type: body.type, dueOn: body.dueOn, instructionId: randomUUID() };
    case 'split-by-respondent':
      return split(body, context);
    case 'link-duplicate':
      return { type: body.type, leadingId: await leadingCase(body.leadingNumber, context) };
    case 'link-contract':
      return { type: body.type, ...(await contractMeant(body.contractCode, context)) };
    case 'request-review':
      return { type: body.type, reviewer: await context.sources.reviewBody(context.caseId) };
    default:
      return withBodies(body, context);
  }
}

type NamingBody = Exclude<
  CommandBodyFacts,
  {
    type:
      | 'correct-clerical'
      | 'confirm-settlement'
      | 'record-instruction'
      | 'split-by-respondent'
      | 'link-duplicate'
      | 'link-contract'
      | 'request-review';
  }
>;

/** Commands that name one body, and those that name none. */
async function withBodies(body: NamingBody, context: Sources): Promise<ComplaintFacts> {
  const known = (id: OrganizationId, field: string) => bodyNamed(context.sources, id, `#/${field}`);
  switch (body.type) {
    case 'transfer':
    case 'appoint-verifier': {
      const verifying = await known(body.verifyingOrganizationId, 'verifyingOrganizationId');
      return { type: body.type, verifying };
    }
    case 'redirect':
      return redirected(await known(body.acceptingOrganizationId, 'acceptingOrganizationId'), context);
    case 'return':
    case 'name-right-body':
      return { type: body.type, rightBody: await known(body.rightOrganizationId, 'rightOrganizationId') };
    case 'hand-over-for-recusal':
    case 'reassign':
      return {
        type: body.type,
        party: body.party,
        to: await known(body.toOrganizationId, 'toOrganizationId'),
      };
    default:
      return body;
  }
}

async function correctClerical(
  {
    type,
    demandId,
    amountYuan,
    respondentOrganizationId,
  }: Extract<CommandBodyFacts, { type: 'correct-clerical' }>,
  { sources }: Sources,
): Promise<ComplaintFacts> {
  const pointer = '#/respondentOrganizationId';
  return {
    type,
    demandId,
    amountFen: amountYuan === null ? null : toFen(amountYuan),
    respondent:
      respondentOrganizationId === null ? null : await bodyNamed(sources, respondentOrganizationId, pointer),
  };
}

function confirmSettlement({
  type,
  instalments,
}: Extract<CommandBodyFacts, { type: 'confirm-settlement' }>): ComplaintFacts {
  return {
    type,
    instalments: instalments.map(({ dueOn, amountYuan }, index) => ({
      instalmentId: String(index + 1),
      dueOn,
      amountFen: toFen(amountYuan),
    })),
  };
}

async function bodyNamed(
  sources: FactSources,
  id: OrganizationId,
  pointer: string,
): Promise<OrganizationRef> {
  const found = await sources.organization(id);
  const fix = '从机构目录中选择（GET /api/v1/organizations）';
  if (found === null) throw new UnknownNameError({ pointer, message: '没有这个机构', fix });
  return found;
}

async function leadingCase(number: string, { sources, actor }: Sources): Promise<CaseId> {
  const found = await sources.caseNumbered(number, actor);
  if (found !== null) return found;
  throw new UnknownNameError({
    pointer: '#/leadingNumber',
    message: '没有这件投诉',
    fix: '核对主件的投诉编号；只能关联到您看得到的投诉',
  });
}

async function contractMeant(
  code: string,
  { sources, actor }: Sources,
): Promise<Omit<LinkedContract, 'linkedOn'>> {
  const found = await sources.contractCoded(code, actor);
  if (found !== null) return found;
  throw new UnknownNameError({
    pointer: '#/contractCode',
    message: '没有这份合同',
    fix: '核对统一合同编码；只能关联到您看得到的合同（GET /api/v1/contracts）',
  });
}

async function redirected(
  accepting: OrganizationRef,
  { sources, receivedAt }: Sources,
): Promise<ComplaintFacts> {
  const [rules, calendar] = await Promise.all([
    sources.rulesFor(accepting, receivedAt),
    sources.calendarFor(accepting.regionCode, receivedAt),
  ]);
  return { type: 'redirect', accepting, rules, calendar };
}

async function split(
  body: Extract<CommandBodyFacts, { type: 'split-by-respondent' }>,
  { sources, receivedAt }: Sources,
): Promise<ComplaintFacts> {
  const year = yearOf(plainDateAt(receivedAt));
  const children = await Promise.all(
    body.respondents.map(async ({ organizationId, part }, index) => ({
      caseId: toCaseId(randomUUID()),
      number: await sources.complaintNumber(year),
      respondent: await bodyNamed(sources, organizationId, `#/respondents/${index}/organizationId`),
      part,
    })),
  );
  return { type: body.type, children };
}
