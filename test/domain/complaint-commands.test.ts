import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_LABELS } from '../../src/domain/complaint/act-labels';
import type { ComplaintCommandType } from '../../src/domain/complaint/facts';
import { ACCEPTANCE_CASES } from '../support/complaint-cases/acceptance';
import type { CommandCases } from '../support/complaint-cases/case';
import { COMPANY_CASES } from '../support/complaint-cases/company';
import { COMPLAINANT_CASES } from '../support/complaint-cases/complainant';
import { DESK_CASES } from '../support/complaint-cases/desk';
import { DETERMINATION_CASES } from '../support/complaint-cases/determination';
import { DUPLICATE_CASES } from '../support/complaint-cases/duplicate';
import { LINKED_CONTRACT_CASES } from '../support/complaint-cases/linked-contract';
import { OUTSIDE_CASES } from '../support/complaint-cases/outside';
import { RECTIFICATION_CASES } from '../support/complaint-cases/rectification';
import { SUPERVISION_CASES } from '../support/complaint-cases/supervision';
import { VERIFICATION_CASES } from '../support/complaint-cases/verification';
import { CONTRACT_REFUSALS } from '../support/contract-refusals';

/** A new command does not compile until it has a case that stands and those that do not. */
const CASES: CommandCases<ComplaintCommandType> = {
  ...ACCEPTANCE_CASES,
  ...DESK_CASES,
  ...VERIFICATION_CASES,
  ...RECTIFICATION_CASES,
  ...DETERMINATION_CASES,
  ...COMPANY_CASES,
  ...COMPLAINANT_CASES,
  ...SUPERVISION_CASES,
  ...DUPLICATE_CASES,
  ...LINKED_CONTRACT_CASES,
  ...OUTSIDE_CASES,
};

const COMMANDS = Object.keys(CASES) as readonly ComplaintCommandType[];

describe.each(COMMANDS)('%s', (command) => {
  const { stands, happens, refused } = CASES[command];

  it(`stands: ${COMMAND_LABELS[command]}`, () => {
    const { world, actor, facts } = stands();
    expect(facts.type).toBe(command);
    const before = world.events.length;
    world.does(actor, facts);
    expect(world.eventTypes().slice(before)).toEqual(happens);
  });

  it.each(refused.map(([type, sentence, attempt]) => [sentence, type, attempt] as const))(
    'not %s: %s',
    (_sentence, type, attempt) => {
      const { world, actor, facts } = attempt();
      expect(facts.type).toBe(command);
      expect(world.refusalOf(actor, facts).type).toBe(type);
    },
  );
});

describe('every lawful no', () => {
  /** Judged where rule sets and calendars are confirmed, or said to whoever only looks; no complaint says them. */
  const ELSEWHERE = ['second-person-required', 'approval-not-own', 'seen-as-another'];
  /** Of the library of model texts, see `model-text.test.ts`. */
  const BY_THE_LIBRARY = ['model-text-withdrawn', 'model-text-version-confirmed'];
  /** Of a case that was opened upon a contract, see `contract-determination.test.ts`. */
  const EX_OFFICIO = ['no-complainant', 'respondent-is-company', 'hearing-not-held'];
  /** Said of everybody alike, in the table of who may do what. */
  const BY_THE_TABLE = ['case-handled-elsewhere'];
  /** Vouched for in the recording transaction, see the guard in the store. */
  const BY_THE_STORE = [
    'organization-moved',
    'assignee-not-active',
    'leading-case-follows',
    'case-leads-others',
    'party-without-code',
    'sole-trader-withheld',
  ];

  it('has been said at least once', () => {
    const source = readFileSync(join(__dirname, '..', '..', 'src', 'domain', 'refusal.ts'), 'utf8');
    const all = [...source.matchAll(/readonly type: '([a-z-]+)'/g)].map(([, type]) => type ?? '');
    const said = new Set<string>(COMMANDS.flatMap((command) => CASES[command].refused.map(([type]) => type)));
    const byContracts = Object.keys(CONTRACT_REFUSALS);
    const elsewhere = [...ELSEWHERE, ...EX_OFFICIO, ...BY_THE_LIBRARY];
    const known = [...elsewhere, ...BY_THE_TABLE, ...BY_THE_STORE, ...byContracts];
    expect(all.filter((type) => !said.has(type) && !known.includes(type))).toEqual([]);
  });
});
