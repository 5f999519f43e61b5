import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import type { ComplaintRules } from '../../../src/domain/policy';
import { aComplaint } from '../complaint-builder';
import { body, officer, officeSystem, type BodyName } from '../complaint-city';
import { demand } from '../complaint-people';
import { nmRules, type ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const inspector = officer('inspectorate', 'inspector');
const handler = officer('industry', 'case-handler');
const byInspector = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, inspector, facts);
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);

const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });
const suspended = (): ComplaintWorld => verifying().handler.suspends();
const appoint = (to: BodyName): ComplaintFacts => ({ type: 'appoint-verifier', verifying: body(to) });
const suspend = (fromOn: string): ComplaintFacts => ({
  type: 'suspend',
  ground: 'court-proceedings',
  fromOn: day(fromOn),
});
const resume = (on: string): ComplaintFacts => ({ type: 'resume', on: day(on) });
const extend = (dutyId: string): ComplaintFacts => ({ type: 'grant-extension', dutyId });
const concludeUnfounded: ComplaintFacts = {
  type: 'conclude',
  items: [{ demandId: demand(1), conclusion: 'unfounded' }],
};
const proposedUnfounded = (): ComplaintWorld =>
  verifying().liaison.answers().does(handler, concludeUnfounded);
const approvalIn = (world: ComplaintWorld): string => world.state.approval?.approvalId ?? 'none';
const sign = (
  type: 'approve' | 'return-for-revision',
  who: Parameters<typeof officer>,
  world = proposedUnfounded(),
): Try => tries(world, officer(...who), { type, approvalId: approvalIn(world) });
const signInSystem = (system: BodyName, by: Parameters<typeof officeSystem>[1]): Try => {
  const world = proposedUnfounded();
  return tries(world, officeSystem(system, by), { type: 'approve', approvalId: approvalIn(world) });
};
const partlyBreached = (): ComplaintWorld => {
  const world = aComplaint({ status: 'verifying', demands: 2 }).liaison.answers();
  return world.handler
    .concludes('substantiated')
    .respondentLeader.refuses()
    .handler.proposes('rectification-refused', null, demand(1))
    .handler.serves('determination-notice', 'respondent')
    .untilDue('defend')
    .handler.determines();
};

const extendable: ComplaintRules = {
  ...nmRules,
  extensions: { verify: { amount: 3, unit: 'working-day', times: 1, grantedBy: 'supervisor' } },
};
const mayExtend = (): ComplaintWorld => aComplaint({ status: 'verifying', rules: extendable });

export const SUPERVISION_CASES: CommandCases<
  | 'approve'
  | 'return-for-revision'
  | 'urge'
  | 'list'
  | 'appoint-verifier'
  | 'grant-extension'
  | 'suspend'
  | 'resume'
  | 'discontinue'
> = {
  approve: {
    stands: () => sign('approve', ['industry', 'section-head']),
    happens: ['approval-given', 'demands-concluded'],
    refused: [
      ['approval-unknown', 'of nothing', () => sign('approve', ['industry', 'section-head'], verifying())],
      [
        'approval-own-proposal',
        'by whoever proposed it, whatever else he is',
        () => {
          const world = verifying().liaison.answers();
          const both = officer('industry', 'case-handler', 'section-head');
          world.does(both, concludeUnfounded);
          return tries(world, both, { type: 'approve', approvalId: approvalIn(world) });
        },
      ],
      ['approval-not-your-step', 'out of turn', () => sign('approve', ['industry', 'issuer'])],
      [
        'approval-not-your-step',
        'in the office system by somebody who may not sign it there either',
        () => signInSystem('industry', officer('industry', 'receiving-clerk')),
      ],
      [
        'approval-own-proposal',
        'in the office system by its proposer',
        () => signInSystem('industry', handler),
      ],
      ['approval-own-proposal', 'in the office system by nobody', () => signInSystem('industry', null)],
      [
        'actor-not-concerned',
        'in the office system of another body',
        () => signInSystem('housing', officer('industry', 'section-head')),
      ],
      ['approval-not-your-step', 'by another department', () => sign('approve', ['credit', 'section-head'])],
      [
        'already-suspended',
        'while the case stands still',
        () => sign('approve', ['industry', 'section-head'], proposedUnfounded().handler.suspends()),
      ],
    ],
  },
  'return-for-revision': {
    stands: () => sign('return-for-revision', ['industry', 'section-head']),
    happens: ['approval-returned'],
    refused: [
      [
        'approval-unknown',
        'of nothing',
        () => sign('return-for-revision', ['industry', 'section-head'], verifying()),
      ],
    ],
  },
  urge: {
    stands: () => byInspector(verifying(), { type: 'urge', dutyId: 'verify' }),
    happens: ['urged'],
    refused: [
      [
        'duty-not-running',
        'what nobody owes',
        () => byInspector(verifying(), { type: 'urge', dutyId: 'defend' }),
      ],
    ],
  },
  list: {
    stands: () => byInspector(verifying(), { type: 'list' }),
    happens: ['complaint-listed'],
    refused: [
      [
        'already-listed',
        'twice',
        () => byInspector(verifying().does(inspector, { type: 'list' }), { type: 'list' }),
      ],
    ],
  },
  'appoint-verifier': {
    stands: () => byInspector(verifying(), appoint('housing')),
    happens: ['verifier-appointed'],
    refused: [
      ['verifier-is-respondent', 'the accused', () => byInspector(verifying(), appoint('zone'))],
      [
        'verifier-not-competent',
        'one without competence',
        () => byInspector(verifying(), appoint('hotline')),
      ],
      [
        'organization-not-active',
        'one that no longer exists',
        () =>
          byInspector(verifying(), {
            type: 'appoint-verifier',
            verifying: body('housing', { status: 'merged' }),
          }),
      ],
      [
        'target-is-same',
        'the same one twice',
        () => byInspector(verifying().inspector.appoints('housing'), appoint('housing')),
      ],
    ],
  },
  'grant-extension': {
    stands: () => byInspector(mayExtend(), extend('verify')),
    happens: ['extension-granted'],
    refused: [
      [
        'extension-not-provided',
        'that the rules do not name',
        () => byInspector(verifying(), extend('verify')),
      ],
      [
        'extension-exhausted',
        'once more than the rules allow',
        () => byInspector(mayExtend().does(inspector, extend('verify')), extend('verify')),
      ],
      [
        'extension-too-late',
        'when the days are over',
        () => byInspector(mayExtend().untilDue('verify'), extend('verify')),
      ],
      [
        'actor-not-concerned',
        'by its own head, where the rules leave it to who stands above',
        () => tries(mayExtend(), officer('industry', 'issuer'), extend('verify')),
      ],
      ['duty-not-running', 'of what nobody owes', () => byInspector(mayExtend(), extend('defend'))],
    ],
  },
  suspend: {
    stands: () => byHandler(verifying(), suspend('2026-01-12')),
    happens: ['handling-suspended'],
    refused: [
      ['date-in-future', 'from a day to come', () => byHandler(verifying(), suspend('2026-01-13'))],
      ['date-in-past', 'from before the complaint', () => byHandler(verifying(), suspend('2026-01-09'))],
      ['already-suspended', 'twice', () => byHandler(suspended(), suspend('2026-01-12'))],
      [
        'case-not-in-status',
        'to its end, where a court ends a case and nobody verifies yet: it is rejected',
        () =>
          byInspector(
            aComplaint({ status: 'accepted', rules: { ...nmRules, parallelProceedings: 'discontinue' } }),
            suspend('2026-01-12'),
          ),
      ],
    ],
  },
  resume: {
    stands: () => byHandler(suspended(), resume('2026-01-12')),
    happens: ['handling-resumed'],
    refused: [
      ['not-suspended', 'what never stood still', () => byHandler(verifying(), resume('2026-01-12'))],
      ['date-in-future', 'from a day to come', () => byHandler(suspended(), resume('2026-01-13'))],
      ['date-in-past', 'from before it stood still', () => byHandler(suspended(), resume('2026-01-09'))],
    ],
  },
  discontinue: {
    stands: () => byHandler(suspended(), { type: 'discontinue', ground: 'court-proceedings' }),
    happens: ['approval-requested'],
    refused: [
      [
        'demand-not-in-state',
        'with a determined breach inside',
        () => byHandler(partlyBreached(), { type: 'discontinue', ground: 'arbitration' }),
      ],
      [
        'approval-pending',
        'beside another proposal',
        () => byHandler(proposedUnfounded(), { type: 'discontinue', ground: 'arbitration' }),
      ],
    ],
  },
};
