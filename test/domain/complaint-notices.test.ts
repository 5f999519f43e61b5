import { noticesFor } from '../../src/domain/complaint/notices';
import { complaintLaw } from '../../src/domain/complaint/law';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import type { Notice } from '../../src/domain/notification';
import { aComplaint } from '../support/complaint-builder';
import { body, officer, SYSTEM } from '../support/complaint-city';
import { complaintWorld, type ComplaintWorld } from '../support/complaint-world';

/** Every notice of a case's life, in order. */
function noticesIn(world: ComplaintWorld): readonly Notice[] {
  let before: ComplaintState | null = null;
  return world.events.flatMap((event) => {
    const after = complaintLaw.evolve(before, event);
    const notices = noticesFor({ data: event.data, event, before, after });
    before = after;
    return notices;
  });
}

const roleOf = ({ addressee }: Notice): string =>
  addressee.type === 'role' ? addressee.role : addressee.type;

const rungsTold = (world: ComplaintWorld): readonly string[] =>
  noticesIn(world).flatMap((notice) =>
    notice.template.type === 'rung-reached' ? [`${notice.template.rung} to ${roleOf(notice)}`] : [],
  );

describe('who is told', () => {
  it('tells the inspectorate directly as well as up the line, also after an outage', () => {
    expect(rungsTold(complaintWorld().until('2026-01-20 10:00'))).toEqual([
      'overdue-2 to leader',
      'overdue-2-direct to inspector',
    ]);
  });

  it('addresses a rung to an office that the owing department has', () => {
    const world = complaintWorld().registrar.rejects().until('2026-01-14 10:00');
    expect(rungsTold(world)).toEqual(['overdue-1 to acceptance-reviewer', 'overdue-1-direct to inspector']);
  });

  it('tells an accused office nothing in its office: the inspectorate hears of it', () => {
    const world = aComplaint({ status: 'transferred' });
    world.does(SYSTEM, {
      type: 'respondent-succeeded',
      respondent: body('credit', { predecessorIds: body('new-zone').predecessorIds }),
      verifying: null,
    });
    const since = world.events.length;
    world.until('2026-02-27 00:00');
    world.inspector.urges('verify');
    const told = noticesIn(world).filter((notice) => (notice.about?.sequence ?? 0) > since);
    const toCredit = told.filter(
      ({ addressee }) => addressee.type === 'role' && addressee.organizationId === 'credit',
    );
    expect(told.length).toBeGreaterThan(0);
    expect([...new Set(toCredit.map(roleOf))].filter((role) => role !== 'inspector')).toEqual([]);
  });

  it('tells every office that owes something when the whole case is urged, each once', () => {
    const world = aComplaint({ status: 'verifying' });
    const since = world.events.length;
    world.inspector.urges(null);
    const told = noticesIn(world).filter((notice) => (notice.about?.sequence ?? 0) > since);
    expect(told.map((notice) => `${notice.template.type} to ${roleOf(notice)}`).sort()).toEqual([
      'rung-reached to case-handler',
      'rung-reached to respondent-liaison',
    ]);
  });

  it('tells the superior when a second body will not have the case', () => {
    const world = aComplaint({ status: 'transferred' }).clerk.returns('housing');
    world.registrar.transfersTo('housing').clerk.returns('industry');
    expect(rungsTold(world)).toEqual(['报请指定办理 to inspector']);
  });

  it('tells who transferred the case when the accused names the body that should answer', () => {
    const world = aComplaint({ status: 'verifying' });
    const since = world.events.length;
    world.does(officer('zone', 'respondent-liaison'), {
      type: 'name-right-body',
      rightBody: body('housing'),
    });
    const told = noticesIn(world).filter((notice) => (notice.about?.sequence ?? 0) > since);
    expect(told).toMatchObject([
      {
        template: { type: 'right-body-named', respondentId: 'zone', rightBodyId: 'housing' },
        addressee: { organizationId: world.state.accepting.organizationId, role: 'registrar' },
      },
    ]);
  });

  it('tells whoever handles the case that somebody was not reached', () => {
    const world = aComplaint({ status: 'verifying' });
    const since = world.events.length;
    world.does(SYSTEM, {
      type: 'notice-undelivered',
      notificationId: 'n',
      notice: 'question-asked',
      unreached: { type: 'complainant' },
      reason: 'refused',
    });
    const told = noticesIn(world).filter((notice) => (notice.about?.sequence ?? 0) > since);
    expect(told).toMatchObject([
      {
        template: { type: 'notice-undelivered', notice: 'question-asked', to: 'complainant' },
        addressee: { organizationId: 'industry', role: 'case-handler' },
      },
    ]);
  });
});

describe('a suspended case (中止办理)', () => {
  const remindersIn = (world: ComplaintWorld) =>
    noticesIn(world).flatMap(({ template, addressee }) =>
      template.type === 'rung-reached' && template.duty === 'check-suspension' && addressee.type === 'role'
        ? [`${template.by.on} ${addressee.organizationId} ${addressee.role}`]
        : [],
    );

  it('is never silent: every twenty working days who suspended it is asked whether the ground still holds', () => {
    const world = aComplaint({ status: 'verifying' }).until('2026-03-02 10:00').handler.suspends();
    expect(world.duty('check-suspension')).toMatchObject({
      state: 'running',
      dueOn: '2026-03-30',
      deadline: { basis: { silent: true, internal: true } },
    });
    world.until('2026-05-01 10:00');
    expect(remindersIn(world)).toEqual([
      '2026-03-30 industry case-handler',
      '2026-03-30 industry inspector',
      '2026-04-28 industry case-handler',
      '2026-04-28 industry inspector',
    ]);
  });

  it('asks the supervisor who suspended it, and nobody any more once it goes on', () => {
    const supervisor = officer('city', 'section-head');
    const world = aComplaint({ status: 'verifying' }).until('2026-03-02 10:00');
    world.does(supervisor, { type: 'suspend', ground: 'appraisal', fromOn: world.today });
    world.until('2026-04-01 10:00');
    expect(remindersIn(world)[0]).toBe('2026-03-30 city section-head');
    world.does(supervisor, { type: 'resume', on: world.today });
    expect(world.duty('check-suspension').state).toBe('met');
    const asked = remindersIn(world).length;
    world.until('2026-06-01 10:00');
    expect(remindersIn(world)).toHaveLength(asked);
  });

  it('tells the body that is named, its head, who accepted and who complained when a determination is published, and when it is not shown any more', () => {
    const handler = officer('industry', 'case-handler');
    const world = aComplaint({ status: 'determined' }).handler.serves('determination-document', 'respondent');
    const publish = {
      type: 'publish-determination',
      secrecy: 'full',
      withholdingGround: null,
      redact: [],
    } as const;
    const about = ['determination-published', 'publication-ended'];
    const told = (): readonly string[] =>
      noticesIn(world)
        .filter(({ template }) => about.includes(template.type))
        .map((notice) =>
          [notice.template.type, 'cause' in notice.template ? notice.template.cause : '', roleOf(notice)]
            .join(' ')
            .replace('  ', ' '),
        );
    const everybody = ['respondent-liaison', 'respondent-leader', 'registrar', 'complainant'];
    const published = everybody.map((one) => `determination-published ${one}`);
    const ended = (cause: string) => everybody.map((one) => `publication-ended ${cause} ${one}`);
    world.does(handler, publish).signs();
    expect(told()).toEqual(published);
    world.does(handler, { type: 'correct-determination' });
    expect(told().slice(4)).toEqual(ended('corrected'));
    world.does(handler, { type: 'correct-determination' });
    expect(told()).toHaveLength(8);
    world.handler.serves('determination-document', 'respondent').does(handler, publish).signs();
    world
      .does(officer('industry', 'issuer'), { type: 'withdraw-publication', ground: 'state-secret' })
      .signs();
    expect(told().slice(12)).toEqual([...ended('withdrawn'), 'publication-ended withdrawn inspector']);
    world.does(handler, publish).signs().until('2027-03-01 00:00');
    expect(told().slice(17)).toEqual([...published, ...ended('ended')]);
    expect(new Set(noticesIn(world).map(({ key }) => key)).size).toBe(noticesIn(world).length);
  });

  it('tells nobody of a determination that is withheld', () => {
    const world = aComplaint({ status: 'determined' }).handler.serves('determination-document', 'respondent');
    world
      .does(officer('industry', 'case-handler'), {
        ...{ type: 'publish-determination', secrecy: 'withheld', redact: [] },
        withholdingGround: 'state-secret',
      })
      .signs();
    expect(noticesIn(world).filter(({ template }) => template.type === 'determination-published')).toEqual(
      [],
    );
  });
});
