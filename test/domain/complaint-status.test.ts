import { COMPLAINT_STATUSES } from '../../src/domain/complaint/complaint';
import { aComplaint } from '../support/complaint-builder';

describe('a complaint comes to every status by lawful steps', () => {
  it.each(COMPLAINT_STATUSES)('%s', (status) => {
    expect(aComplaint({ status }).state.status).toBe(status);
  });
});
