import type { InAnotherLanguage } from '../../../words/words-context';
import type { chinesePdfWords } from './pdf-words.zh';

export const englishPdfWords: InAnotherLanguage<typeof chinesePdfWords> = {
  opening: 'Opening the file …',
  pages: (number, count) => `Page ${number} of ${count}`,
  toolbar: 'Pages and size',
  previous: 'Previous page',
  next: 'Next page',
  pageNumber: 'Page number',
  smaller: 'Smaller',
  larger: 'Larger',
  fitting: 'Fit width',
  percent: (percent) => `${percent}%`,
  content: (name) => `What ${name} says`,
  keys: 'With the page in focus: ← → turn pages, + − change the size, 0 fits the width, Home and End go to the ends.',
  pictureOnly: 'This page has no words, as a scan has none: it can be looked at, not searched or read aloud.',
  pageFailed: 'This page cannot be shown. Download the file and open it with a PDF program.',
  failures: {
    broken:
      'This PDF is damaged, or is none, and cannot be opened in the page. Download it, or ask whoever sent it to send it again.',
    encrypted:
      'This PDF asks for a password and cannot be opened in the page. Download it and enter the password, or ask for a copy without one.',
    'too-large': 'This PDF is too large to be opened in the page. Download it to look at it.',
    'too-slow':
      'This PDF is too complex: opening it took too long and was stopped. Download it to look at it.',
  },
};
