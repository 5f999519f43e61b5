import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseSeeAsWords } from './see-as-words.zh';

export const englishSeeAsWords: InAnotherLanguage<typeof chineseSeeAsWords> = {
  seeAs: {
    ask: 'See the case as:',
    parties: { respondent: 'the respondent', complainant: 'the complainant' },
    banner: {
      respondent: 'You are seeing this case as the respondent does',
      complainant: 'You are seeing this case as the complainant does, by receipt',
    },
    means: 'It is what they see themselves. Nothing can be done from here, and this look is in the log.',
    back: 'Return to your own view',
    nothing: {
      respondent: 'The respondent does not see this case now',
      complainant: 'The complainant does not see this case now',
    },
    nothingHelp: 'The respondent sees it once it was notified, and then only what the notice disclosed.',
    title: (number, party) => `${number} as ${party} sees it · Pacta`,
  },
};
