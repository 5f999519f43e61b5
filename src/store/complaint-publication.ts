import type { CaseEvent } from '../domain/case';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData, DataOf } from '../domain/complaint/events';
import type { RedactableField } from '../domain/complaint/publication';
import type { PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import type { ComplaintChange } from './complaint-change';
import { textsOfCommand } from './command.store';
import { loadLetters } from './letter.store';
import { companiesOf, organizationNames, type Company } from './names';
import type { Transaction } from './transaction';

/** 公示: writes what was decided to be shown, and takes away what no longer stands, in the transaction of the event. */
export async function publishAsDecided(transaction: Transaction, change: ComplaintChange): Promise<void> {
  for (const event of change.events) {
    const { data } = event;
    const on = plainDateAt(event.occurredAt);
    if (data.type === 'publication-decided') await show(transaction, change.after, { data, on });
    if (endsPublication(event)) await withdraw(transaction, change.after, on);
  }
}

const endsPublication = ({ data }: CaseEvent<ComplaintData>): boolean => ENDING.includes(data.type);

const ENDING: readonly ComplaintData['type'][] = [
  'determination-corrected',
  'determination-revoked',
  'publication-withdrawn',
  'publication-ended',
];

interface Decided {
  readonly data: DataOf<'publication-decided'>;
  readonly on: PlainDate;
}

/** Only what the table has a column for can be shown; what was redacted never gets there. */
async function show(transaction: Transaction, state: ComplaintState, { data, on }: Decided): Promise<void> {
  const { rules, verifying, respondent, determinedOn } = state;
  if (data.until === null || verifying === null || rules.publication === undefined) return;
  const [names, texts, letters, [company]] = await Promise.all([
    organizationNames(transaction, [verifying.organizationId, respondent.organizationId]),
    textsOfCommand(transaction, state.caseId, data.publicationId),
    loadLetters(transaction, state.caseId),
    companiesOf(transaction, [respondent.organizationId]),
  ]);
  const document = letters.findLast(({ kind }) => kind === 'determination-document');
  const unlessRedacted = (field: RedactableField, value: unknown): string | null =>
    data.redact.includes(field) || typeof value !== 'string' ? null : value;
  const row = {
    id: data.publicationId,
    caseId: state.caseId,
    publishedOn: on,
    publishedUntil: data.until,
    span: rules.publication,
    determiningBody: names.get(verifying.organizationId),
    respondent: namedInPublic(names.get(respondent.organizationId), company),
    regionCode: state.regionCode,
    field: unlessRedacted('field', state.field),
    promise: unlessRedacted('promise', texts['promise']),
    finding: unlessRedacted('finding', texts['publicFinding']),
    grounds: groundsOf(state),
    determinedOn,
    documentNumber: document?.number,
    withheldBecause: data.withholdingGround,
    redacted: data.redact,
  };
  await transaction.$executeRaw`
    INSERT INTO app.determination_publication (id, case_id, published_on, published_until, span, determining_body,
      respondent, region_code, field, promise, finding, grounds, determined_on, document_number, withheld_because,
      redacted)
    SELECT id, "caseId", "publishedOn", "publishedUntil", span, "determiningBody", respondent, "regionCode", field,
      promise, finding, grounds, "determinedOn", "documentNumber", "withheldBecause", redacted
    FROM jsonb_to_record(${JSON.stringify(row)}::jsonb) AS row(id text, "caseId" uuid, "publishedOn" date,
      "publishedUntil" date, span jsonb, "determiningBody" text, respondent text, "regionCode" text, field text,
      promise text, finding text, grounds text[], "determinedOn" date, "documentNumber" text, "withheldBecause" text,
      redacted text[])
    ON CONFLICT (id) DO NOTHING`;
}

/** A company is told from others of its name by its code; a body of government is known by its name. */
function namedInPublic(name: string | undefined, company: Company | undefined): string | undefined {
  return company?.uscc ? `${company.name}（统一社会信用代码：${company.uscc}）` : name;
}

function groundsOf({ demands }: ComplaintState): readonly string[] {
  return [...new Set(demands.flatMap(({ state, ground }) => (state === 'breach' ? (ground ?? []) : [])))];
}

/** The place stays as a tombstone, so that whoever kept the link learns that it is gone, and nothing more. */
async function withdraw(transaction: Transaction, { caseId }: ComplaintState, on: PlainDate): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.determination_publication SET withdrawn_on = ${on}::date, determining_body = NULL, respondent = NULL,
      region_code = NULL, field = NULL, promise = NULL, finding = NULL, grounds = '{}', determined_on = NULL,
      document_number = NULL, withheld_because = NULL, redacted = '{}'
    WHERE case_id = ${caseId}::uuid AND withdrawn_on IS NULL`;
}
