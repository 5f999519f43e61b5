import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseContractPartWords } from './contract-part-words.zh';

export const englishContractPartWords: InAnotherLanguage<typeof chineseContractPartWords> = {
  contractPart: {
    title: 'The contract it is about',
    loading: 'Comparing contracts…',
    none: 'No contract looks like the one that is meant.',
    possible: (count) => `Contracts it may be about (${count})`,
    linked: 'Linked contract',
    linkedOn: (day) => `linked on ${day}`,
    named: 'the notice names the contract: the department that performs it sees the link',
    notNamed: 'the notice does not name the contract: the department that performs it does not see the link',
    link: 'Link to this contract',
    linkTo: (code) => `Link to this contract ${code}`,
    unlink: 'Unlink from the contract',
    search: 'Find a contract',
    searchFor: "Name, code, number, a party's name or credit code",
    searchButton: 'Find',
    notFound: 'Nothing like it among the contracts that you may see.',
    signed: (day) => `signed on ${day}`,
    statusNow: 'Status',
    overdueNow: 'Overdue now',
    overdueThen: 'Overdue when linked',
    paidNow: 'Paid now',
    paidThen: 'Paid when linked',
    arrears: 'Overdue and unpaid',
    interest: 'Interest until today',
    notOverdue: 'nothing',
    overdue: (milestones, days) =>
      milestones === 1 ? `1 milestone, ${days} days` : `${milestones} milestones, at most ${days} days`,
    paidOf: (paid, payable) => `${paid} of ${payable}`,
    reasons: {
      'same-number': 'Same contract number',
      'alike-name': 'Names alike',
      'named-code': "A party's credit code is written in the complaint",
      'same-body': 'Performed by the respondent',
    },
  },
};
