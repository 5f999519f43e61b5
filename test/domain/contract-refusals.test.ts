import { CONTRACT_REFUSALS } from '../support/contract-refusals';

it.each(Object.entries(CONTRACT_REFUSALS))('a contract says no: %s', (type, refusal) => {
  expect(refusal().type).toBe(type);
});
