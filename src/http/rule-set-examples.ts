export const RULE_TAGS = ['规则'] as const;

const silentBasis = { document: '内发改财金字〔2023〕1444号', article: '二(一)3', silent: true };

/** A department that explains within a day, which no document asks of it. */
export const RULE_PROPOSAL_EXAMPLE = {
  ruleSetId: 'HHHT-HOTLINE',
  scope: 'department',
  regionCode: '150100',
  acceptingOrganizationId: 'city-hotline',
  stage: null,
  effectiveOn: '2027-01-01',
  document: '市12345热线办理规程',
  name: '市12345热线',
  note: '',
  reason: '热线办理规程另有规定',
  complaint: {
    limits: {
      explain: {
        budget: null,
        internalTarget: { unit: 'working-day', amount: 1 },
        basis: silentBasis,
        evidence: 'B',
      },
    },
  },
};
