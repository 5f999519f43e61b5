import type { Relation } from '../../src/domain/complaint/access';
import { COMMAND_TYPES, ruleFor } from '../../src/domain/complaint/command-table';
import { type ComplaintState } from '../../src/domain/complaint/complaint';
import type { ComplaintCommandType, ComplaintFacts } from '../../src/domain/complaint/facts';
import { ROLES, type Actor } from '../../src/domain/officer';
import { plainDateAt } from '../../src/domain/plain-date';
import type { ComplaintDuty } from '../../src/domain/policy';
import {
  AGENT,
  BODY_NAMES,
  CHANNEL,
  COMPLAINANT,
  OFFICE_SYSTEM,
  officer,
  SPECIAL_AGENT,
  SYSTEM,
} from './complaint-city';
import { placeOf } from './complaint-people';
import type { ComplaintWorld } from './complaint-world';
import { factsFor, type About } from './complaint-chance-facts';

/** A small stream of choices out of one number: the same number, the same choices. */
export interface Chance {
  below(count: number): number;
  of<T>(choices: readonly T[]): T;
}

export function chanceFrom(seed: number): Chance {
  let value = seed >>> 0;
  const below = (count: number): number => {
    value = (value + 0x6d2b79f5) >>> 0;
    const once = Math.imul(value ^ (value >>> 15), value | 1);
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
    return ((twice ^ (twice >>> 14)) >>> 0) % count;
  };
  return {
    below,
    of: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}

/** Whose signature is next. */
function signerIn({ approval, ...state }: ComplaintState): Actor {
  const step = approval?.steps[approval.signedBy.length];
  if (step === undefined) return officer('industry', 'section-head');
  return officer(placeOf({ approval, ...state }, step.party), step.role);
}

const MACHINES: Readonly<Partial<Record<Relation, Actor>>> = {
  channel: CHANNEL,
  system: SYSTEM,
  'office-system': OFFICE_SYSTEM,
};

/** Somebody whose office it is, or anybody at all. */
function actorFor(type: ComplaintCommandType, { state, chance }: About): Actor {
  if (chance.below(8) === 0) {
    const strangers = [COMPLAINANT, AGENT, SYSTEM, CHANNEL, OFFICE_SYSTEM];
    return chance.of([...strangers, officer(chance.of(BODY_NAMES), chance.of(ROLES))]);
  }
  if (type === 'approve' || type === 'return-for-revision') return signerIn(state);
  const by = chance.of(ruleFor(type).by);
  const machine = MACHINES[by.relation];
  if (machine !== undefined) return machine;
  switch (by.relation) {
    case 'complainant':
      return chance.of([COMPLAINANT, COMPLAINANT, AGENT, SPECIAL_AGENT]);
    case 'reviewer':
      return officer(placeOf(state, 'reviewing'), chance.of(by.roles));
    case 'supervising':
      return officer('inspectorate', 'inspector');
    case 'superior':
      return officer('city', chance.of(by.roles));
    default:
      return officer(placeOf(state, by.relation as 'accepting'), chance.of(by.roles));
  }
}

export interface Attempt {
  readonly actor: Actor;
  readonly facts: ComplaintFacts;
}

/** The commands that get a case further, so that chance also finds its later stages. */
const ONWARD: readonly ComplaintCommandType[] = [
  'accept',
  'transfer',
  'sign-in',
  'notify-respondent',
  'answer',
  'conclude',
  'order-rectification',
  'serve',
  'report-progress',
  'claim-justification',
  'judge-justification',
  'confirm-rectification',
  'refuse-completion',
  'propose-determination',
  'serve',
  'defend',
  'hear-defence',
  'determine',
  'explain',
  'record-performance',
];

/** What ends a case is tried more rarely, or few would live. */
const ENDING: readonly ComplaintCommandType[] = [
  'reject',
  'split-by-respondent',
  'withdraw',
  'settle',
  'discontinue',
  'suspend',
  'return-for-revision',
  'withdraw-proposal',
  'correct-determination',
  'revoke-determination',
];

/** Something that somebody tries in the case as it stands. */
export function attemptIn(world: ComplaintWorld, chance: Chance): Attempt {
  const about = { state: world.state, today: plainDateAt(world.now), chance };
  const isOpen = (type: ComplaintCommandType) => ruleFor(type).statuses.includes(world.state.status);
  const waits = world.state.approval !== null && chance.below(3) > 0;
  const pools = [COMMAND_TYPES, COMMAND_TYPES.filter(isOpen), ONWARD.filter(isOpen), ONWARD.filter(isOpen)];
  const pool = chance.of(pools.filter((types) => types.length > 0));
  const drawn = waits ? 'approve' : chance.of(pool);
  const type = ENDING.includes(drawn) && chance.below(5) > 0 ? 'urge' : drawn;
  return { actor: actorFor(type, about), facts: factsFor(type, about) };
}

/** Rules that also allow the commonest duties to be extended once, so that extensions are tried. */
export const EXTENDABLE: readonly ComplaintDuty[] = ['verify', 'rectify', 'answer'];
