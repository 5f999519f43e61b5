import { act, demandIdsOf, signs, type Act } from './story';
import type { StoryDay } from './story-day';

/** Chapters that many stories share: each one or two days of an office's work. */

/** 受理，转交. */
export function accepted(
  day: StoryDay,
  office: string,
  to: { readonly verifier: string; readonly on: StoryDay },
): readonly Act[] {
  const registrar = office === 'hotline' ? 'hotline.dispatcher' : `${office}.registrar`;
  return [
    act([day, '10:10'], registrar, { type: 'accept', remark: '材料齐全，属于受理范围。' }),
    act([to.on, '15:30'], registrar, {
      type: 'transfer',
      verifyingOrganizationId: to.verifier,
    }),
  ];
}

/** 签收，通知被投诉主体. */
export function signedIn(day: StoryDay, authority: string): readonly Act[] {
  return [
    act([day, '08:40'], `${authority}.clerk`, { type: 'sign-in' }),
    act([day, '10:30'], `${authority}.handler`, {
      type: 'notify-respondent',
      disclose: ['demand-kinds', 'field', 'region'],
      notice: '请就合同履行情况书面说明，并附付款、验收等凭证。',
    }),
  ];
}

/** 被投诉主体答复. */
export function answered(day: StoryDay, body: string, answer: string): Act {
  return act([day, '08:50'], `${body}.liaison`, { type: 'answer', answer });
}

/** 各项诉求均属实. */
export function foundTrue(day: StoryDay, authority: string): Act {
  return act([day, '10:00'], `${authority}.handler`, (scene) => ({
    type: 'conclude',
    items: demandIdsOf(scene).map((demandId) => ({ demandId, conclusion: 'substantiated' })),
    findings: '合同真实有效，履行期限已过，被投诉主体尚未履行。',
  }));
}

/** 其他结论，须经科室负责人同意. */
export function foundOtherwise(
  day: StoryDay,
  authority: string,
  [conclusion, findings]: readonly ['unfounded' | 'unverifiable' | 'lawful-change', string],
): readonly Act[] {
  return [
    act([day, '10:00'], `${authority}.handler`, (scene) => ({
      type: 'conclude',
      items: demandIdsOf(scene).map((demandId) => ({ demandId, conclusion })),
      findings,
    })),
    signs([day, '14:20'], `${authority}.head`),
  ];
}

/** 限期整改通知：承办提出，科室负责人、签发人同意，当日送达. */
export function ordered(day: StoryDay, authority: string, dueDay: StoryDay): readonly Act[] {
  return [
    act([day, '11:00'], `${authority}.handler`, (scene) => ({
      type: 'order-rectification',
      items: scene.state.demands
        .filter((demand) => demand.state === 'substantiated')
        .map(({ demandId }) => ({ demandId, dueOn: scene.on(dueDay) })),
      requirement: '在限期内履行合同义务，并报送凭证。',
    })),
    signs([day, '14:40'], `${authority}.head`),
    signs([day, '16:20'], `${authority}.issuer`),
    orderServed(day, authority),
  ];
}

/** 限期整改通知送达被投诉主体. */
export function orderServed(day: StoryDay, authority: string): Act {
  return act([day, '17:00'], `${authority}.handler`, ({ on }) => ({
    type: 'serve',
    letterKind: 'rectification-order',
    party: 'respondent',
    method: 'electronic',
    on: on(day),
  }));
}

/** 向投诉人反馈并解释. */
export function explained(day: StoryDay, authority: string, explanation: string): Act {
  return act([day, '16:40'], `${authority}.handler`, ({ on }) => ({
    type: 'explain',
    method: 'electronic',
    on: on(day),
    explanation,
  }));
}

/** 拟认定，告知书送达. */
export function proposed(
  [day, servedDay]: readonly [StoryDay, StoryDay],
  authority: string,
  ground: Readonly<Record<string, unknown>>,
): readonly Act[] {
  return [
    act([day, '09:40'], `${authority}.handler`, (scene) => ({
      type: 'propose-determination',
      demandIds: scene.state.demands
        .filter(({ state }) => state === 'overdue' || state === 'refused')
        .map(({ demandId }) => demandId),
      facts: '限期整改通知已经送达，被投诉主体没有履行。',
      reasoning: '没有正当理由，符合认定违约失信的情形。',
      ...ground,
    })),
    act([servedDay, '10:20'], `${authority}.handler`, ({ on }) => ({
      type: 'serve',
      letterKind: 'determination-notice',
      party: 'respondent',
      method: 'electronic',
      on: on(servedDay),
    })),
  ];
}

/** 听取陈述申辩. */
export function defended(
  [day, heardDay]: readonly [StoryDay, StoryDay],
  body: string,
  authority: string,
): readonly Act[] {
  return [
    act([day, '11:20'], `${body}.liaison`, { type: 'defend', defence: '资金尚未到位，请予考虑。' }),
    act([heardDay, '09:30'], `${authority}.handler`, {
      type: 'hear-defence',
      record: '当面听取，制作笔录。',
      finding: '资金未到位不是正当理由。',
    }),
  ];
}

/** 认定：承办提请，科室、法制、签发三级同意；文书送达投诉人与受理部门. */
export function determined(
  [day, servedDay]: readonly [StoryDay, StoryDay],
  authority: string,
): readonly Act[] {
  return [
    act([day, '10:40'], `${authority}.handler`, {
      type: 'determine',
      reasoning: '事实清楚，情形成立，认定违约失信。',
    }),
    signs([day, '11:30'], `${authority}.head`),
    signs([day, '14:30'], `${authority}.legal`),
    signs([day, '16:00'], `${authority}.issuer`),
    ...documentServed(servedDay, authority),
  ];
}

/** 认定文书送达被投诉主体、受理部门和投诉人. */
function documentServed(day: StoryDay, authority: string): readonly Act[] {
  return (['respondent', 'accepting', 'complainant'] as const).map((party, index) =>
    act([day, `10:${index + 1}0`], `${authority}.handler`, ({ on }) => ({
      type: 'serve',
      letterKind: 'determination-document',
      party,
      method: 'electronic',
      on: on(day),
    })),
  );
}

/** 公示：承办提请并附保密审查意见，三级同意. */
export function published(
  day: StoryDay,
  authority: string,
  shown: { readonly promise: string; readonly publicFinding: string },
): readonly Act[] {
  return [
    act([day, '11:00'], `${authority}.handler`, {
      type: 'publish-determination',
      secrecy: 'full',
      ...shown,
      secrecyReview: '拟公示内容不涉及国家秘密、商业秘密和个人隐私，也不能据以认出投诉人。',
    }),
    signs([day, '14:10'], `${authority}.head`),
    signs([day, '15:10'], `${authority}.legal`),
    signs([day, '16:10'], `${authority}.issuer`),
  ];
}

/** 更正认定文书：已公示的即时撤下，更正后的文书重新送达. */
export function corrected(
  [day, servedDay]: readonly [StoryDay, StoryDay],
  authority: string,
  correction: string,
): readonly Act[] {
  return [
    act([day, '09:20'], `${authority}.handler`, { type: 'correct-determination', correction }),
    ...documentServed(servedDay, authority),
  ];
}
