import { dateWords } from '../rule-words';
import { termLabel, type MonitoringTerm } from './monitoring-rules';
import type { ContractPrompt, ContractPromptCode } from './prompts';

/** What a prompt speaks of, by its name. */
export interface PromptNames {
  /** 第2个节点（付款）. */
  readonly node: (milestoneId: string) => string;
  readonly items: readonly MonitoringTerm[];
}

export type PromptSaying = Pick<ContractPrompt, 'code' | 'milestoneId' | 'checkItem' | 'count' | 'on'>;
export type PromptSentences = Readonly<
  Record<ContractPromptCode, (said: PromptSaying, names: PromptNames) => string>
>;

const node = ({ milestoneId }: PromptSaying, names: PromptNames): string => names.node(milestoneId ?? '');
const day = ({ on }: PromptSaying): string => (on === null ? '' : dateWords(on));

const SENTENCES: PromptSentences = {
  'nothing-performed': (said, names) =>
    `${node(said, names)}将于${day(said)}到期（还有${said.count ?? 0}日），还没有任何履行记录。请核对准备情况；已经履行的，请登记。`,
  'acceptance-missing': (said, names) =>
    `${node(said, names)}将于${day(said)}到期，约定在付款之前的验收还没有登记。请组织验收并登记结果。`,
  'check-failed': (said, names) =>
    `${day(said)}的监测中，“${termLabel(names.items, said.checkItem ?? '')}”有问题，还没有交办。请交办责任单位限期办理。`,
  'check-overdue': (said) => `应于${day(said)}前再次监测，已经超过${said.count ?? 0}日。请登记监测情况。`,
  'many-amendments': ({ count }) =>
    `合同已经变更${count ?? 0}次。请核对变更是否超出原合同范围、是否影响价款和工期。`,
  'suspended-long': (said) =>
    `合同自${day(said)}起中止履行，已经${said.count ?? 0}日。请核对中止的原因是否还在，能恢复的及时恢复。`,
  'no-contact': () => '合同相对方没有登记联系人，收不到履约提醒。请补登联系人。',
};

export const promptSentence = (said: PromptSaying, names: PromptNames): string =>
  SENTENCES[said.code](said, names);
