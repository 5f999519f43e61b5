import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { toCaseId } from '../../../src/domain/ids';
import { aComplaint } from '../complaint-builder';
import { officer, SYSTEM } from '../complaint-city';
import type { ComplaintWorld } from '../complaint-world';
import { tries, type CommandCases, type Try } from './case';

const registrar = officer('credit', 'registrar');
const handler = officer('industry', 'case-handler');
const byRegistrar = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, registrar, facts);
const received = (): ComplaintWorld => aComplaint({ status: 'received' });
const linkTo = (leading: string): ComplaintFacts => ({
  type: 'link-duplicate',
  leadingId: toCaseId(leading),
});
const linked = (): ComplaintWorld => received().does(registrar, linkTo('leading'));
const unlink: ComplaintFacts = { type: 'unlink-duplicate' };
const answered: ComplaintFacts = {
  type: 'leading-case-answered',
  leadingId: toCaseId('leading'),
  outcome: 'rectified',
};
const itself = (world: ComplaintWorld): Try => byRegistrar(world, linkTo(world.state.caseId));

/** 重复投诉. That what leads does not follow is for the store to say. */
export const DUPLICATE_CASES: CommandCases<'link-duplicate' | 'unlink-duplicate' | 'leading-case-answered'> =
  {
    'link-duplicate': {
      stands: () => tries(aComplaint({ status: 'verifying' }), handler, linkTo('leading')),
      happens: ['duplicate-linked'],
      refused: [
        ['target-is-same', 'to itself', () => itself(received())],
        ['duplicate-already-linked', 'twice to the same', () => byRegistrar(linked(), linkTo('leading'))],
        [
          'duplicate-already-linked',
          'to a second leading case',
          () => byRegistrar(linked(), linkTo('other')),
        ],
      ],
    },
    'unlink-duplicate': {
      stands: () => byRegistrar(linked(), unlink),
      happens: ['duplicate-unlinked'],
      refused: [['duplicate-not-linked', 'what is not linked', () => byRegistrar(received(), unlink)]],
    },
    'leading-case-answered': {
      stands: () => tries(linked(), SYSTEM, answered),
      happens: ['leading-case-answered'],
      refused: [
        [
          'duplicate-not-linked',
          'after it was unlinked',
          () => tries(linked().does(registrar, unlink), SYSTEM, answered),
        ],
      ],
    },
  };
