import { orderServed } from './chapters';
import { COMPANIES, filing, pay } from './complainants';
import { act, COMPLAINANT, demandIdAt, demandIdsOf, signs, type Story } from './story';

/**
 * One complaint across Spring Festival 2026 (off 15–23 February, worked on Saturdays 14 and 28 February): the only
 * story with dates of its own, so that everybody can count along with the calendar on the wall.
 */
export const FESTIVAL_STORY: Story = {
  key: 'spring-festival',
  channel: 'credit-portal',
  filed: { day: '2026-02-11', time: '16:20' },
  filing: filing({
    against: 'birch-works',
    title: '节前农民工工资对应的工程进度款未拨付',
    narrative: '进度款到期未付，影响节前发放工资。',
    demands: [pay('536000.00')],
    by: COMPANIES.paving,
    contractNumber: 'BHSZ-2025-041',
  }),
  acts: [
    act(['2026-02-12', '09:30'], 'credit.registrar', { type: 'accept', remark: '节前优先办理。' }),
    act(['2026-02-13', '17:10'], 'credit.registrar', {
      type: 'transfer',
      verifyingOrganizationId: 'birch-housing',
    }),
    act(['2026-02-14', '09:00'], 'housing.clerk', { type: 'sign-in', remark: '周六调休上班。' }),
    act(['2026-02-14', '10:20'], 'housing.handler', {
      type: 'notify-respondent',
      disclose: ['demand-kinds', 'field', 'region', 'contract-number', 'amount'],
      notice: '请就进度款支付情况书面说明。',
    }),
    act(['2026-02-25', '10:00'], 'works.liaison', { type: 'answer', answer: '情况属实，节后安排支付。' }),
    act(['2026-02-27', '15:40'], 'housing.handler', (scene) => ({
      type: 'conclude',
      items: demandIdsOf(scene).map((demandId) => ({ demandId, conclusion: 'substantiated' })),
      findings: '进度款到期未付，属实。',
    })),
    act(['2026-02-28', '09:20'], 'housing.handler', (scene) => ({
      type: 'order-rectification',
      items: [{ demandId: demandIdAt(scene, 0), dueOn: scene.on('2026-03-31') }],
      requirement: '三月底前付清到期进度款。',
    })),
    signs(['2026-02-28', '11:00'], 'housing.head'),
    signs(['2026-02-28', '16:30'], 'housing.issuer'),
    orderServed('2026-02-28', 'housing'),
    act(['2026-03-18', '14:00'], 'works.liaison', (scene) => ({
      type: 'report-progress',
      demandId: demandIdAt(scene, 0),
      percent: 50,
      progress: '已支付一半。',
    })),
    act(
      ['2026-03-30', '10:10'],
      'works.liaison',
      (scene) => ({
        type: 'report-progress',
        demandId: demandIdAt(scene, 0),
        percent: 100,
        completed: true,
        evidenceIds: [scene.evidenceId],
        progress: '已付清，附银行回单。',
      }),
      '银行回单.pdf',
    ),
    act(['2026-04-01', '09:40'], 'housing.handler', (scene) => ({
      type: 'confirm-rectification',
      demandId: demandIdAt(scene, 0),
    })),
    act(['2026-04-02', '10:00'], 'housing.handler', ({ on }) => ({
      type: 'explain',
      method: 'electronic',
      on: on('2026-04-02'),
      explanation: '进度款已经付清。',
    })),
    act(['2026-04-03', '19:30'], COMPLAINANT, { type: 'rate', score: 4 }),
  ],
};
