import { COMMAND_LABELS, EVENT_LABELS } from './act-labels';
import {
  ACT_LABELS,
  CHANNEL_LABELS,
  CONCLUSION_LABELS,
  CONTACT_METHOD_LABELS,
  DEMAND_KIND_LABELS,
  DEMAND_STATE_LABELS,
  DUTY_LABELS,
  DUTY_STATE_LABELS,
  EXCUSE_LABELS,
  FIELD_LABELS,
  FOLLOW_UP_LABELS,
  GROUND_LABELS,
  HANDLING_LABELS,
  IDENTITY_LABELS,
  KIND_LABELS,
  LETTER_LABELS,
  NOTICE_FIELD_LABELS,
  OUTCOME_LABELS,
  PARTY_LABELS,
  SERVICE_METHOD_LABELS,
  STATUS_LABELS,
  SUSPENSION_GROUND_LABELS,
} from './labels';
import {
  PUBLICATION_FIELD_LABELS,
  SECRECY_LABELS,
  TAKEDOWN_GROUND_LABELS,
  WITHHOLDING_GROUND_LABELS,
} from './publication-labels';
import { SUPPLEMENT_ITEM_LABELS } from './supplement';
import { COMPLAINANT_PARTY_LABELS, ORGANIZATION_KIND_LABELS } from '../labels';
import { ROLE_LABELS } from '../role-labels';

/** What people call every code of a complaint and of whoever works on it; the English words are in `labels.en.ts`. */
export const CHINESE_LABELS = {
  statuses: STATUS_LABELS,
  outcomes: OUTCOME_LABELS,
  channels: CHANNEL_LABELS,
  fields: FIELD_LABELS,
  kinds: KIND_LABELS,
  handlings: HANDLING_LABELS,
  identities: IDENTITY_LABELS,
  parties: PARTY_LABELS,
  complainantParties: COMPLAINANT_PARTY_LABELS,
  demandKinds: DEMAND_KIND_LABELS,
  demandStates: DEMAND_STATE_LABELS,
  conclusions: CONCLUSION_LABELS,
  grounds: GROUND_LABELS,
  excuses: EXCUSE_LABELS,
  duties: DUTY_LABELS,
  dutyStates: DUTY_STATE_LABELS,
  acts: ACT_LABELS,
  letters: LETTER_LABELS,
  serviceMethods: SERVICE_METHOD_LABELS,
  contactMethods: CONTACT_METHOD_LABELS,
  suspensionGrounds: SUSPENSION_GROUND_LABELS,
  followUps: FOLLOW_UP_LABELS,
  noticeFields: NOTICE_FIELD_LABELS,
  secrecyConclusions: SECRECY_LABELS,
  withholdingGrounds: WITHHOLDING_GROUND_LABELS,
  takedownGrounds: TAKEDOWN_GROUND_LABELS,
  publicationFields: PUBLICATION_FIELD_LABELS,
  supplementItems: SUPPLEMENT_ITEM_LABELS,
  organizationKinds: ORGANIZATION_KIND_LABELS,
  roles: ROLE_LABELS,
  commands: COMMAND_LABELS,
  events: EVENT_LABELS,
} as const;

/** A word for every code, in whichever language. A new code does not compile without its words. */
export type Labels = {
  readonly [Table in keyof typeof CHINESE_LABELS]: {
    readonly [Code in keyof (typeof CHINESE_LABELS)[Table]]: string;
  };
};
