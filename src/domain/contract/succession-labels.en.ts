import type { AmendmentGround } from './contract';
import type { SUCCESSION_LABELS } from './succession-labels';

type Labels = {
  readonly [Table in keyof typeof SUCCESSION_LABELS]: {
    readonly [Code in keyof (typeof SUCCESSION_LABELS)[Table]]: string;
  };
} & { readonly amendmentGrounds: Readonly<Record<AmendmentGround, string>> };

export const ENGLISH_SUCCESSION_LABELS: Labels = {
  successionCauses: {
    'change-of-government': 'Change of government',
    'change-of-leader': 'Change of whoever is responsible',
    reorganization: 'Reorganization of bodies',
    'change-of-functions': 'Change of functions',
  },
  successionFindings: {
    continues: 'Goes on as agreed',
    negotiated: 'Negotiated with the counterparty',
    disputed: 'Disputed',
  },
  negotiationPosts: {
    'body-leader': 'Head of the undertaking body',
    'contract-manager': 'Contract manager',
    'legal-reviewer': 'Legal office',
    counterparty: 'Counterparty',
    regulator: 'Sector regulator',
    inspector: 'Inspectorate',
  },
  negotiationResults: {
    'goes-on': 'The contract goes on as agreed',
    'to-be-amended': 'Both agree to change it, by an amendment',
    'not-agreed': 'Nothing was agreed: the contract stands',
  },
  amendmentGrounds: {
    agreement: 'Agreement of both parties',
    'force-majeure': 'Force majeure',
    'change-of-circumstances': 'Change of circumstances (Civil Code, art. 533)',
    'public-interest': 'National or public interest or another statutory cause, with compensation',
    'plan-adjustment': 'Change of planning or policy, with compensation',
    'quantity-change': 'Change of works or quantities',
    clerical: 'Slip of the pen',
  },
  exitGrounds: {
    agreement: 'Agreement of both parties',
    impossibility: 'Found impossible by supervision',
    'force-majeure': 'Force majeure defeats the purpose of the contract',
    breach: 'Fundamental breach by the other side',
    'change-of-circumstances': 'Change of circumstances, by judgment or award',
    'public-interest': 'National or public interest or another statutory cause, with compensation',
  },
};
