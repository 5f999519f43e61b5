import type { ComplaintData } from '../../src/domain/complaint/events';
import { storyOf } from '../../src/domain/complaint/story';
import type { OfficerId } from '../../src/domain/ids';

const asked = (questionId: string, party: 'respondent' | 'complainant'): ComplaintData => ({
  type: 'question-asked',
  questionId,
  party,
});
const answered = (questionId: string): ComplaintData => ({
  type: 'question-answered',
  questionId,
  evidenceIds: [],
});

describe('what a complainant is told', () => {
  it('is what was asked of the complainant, and never what was asked of the respondent', () => {
    const happened = [
      asked('theirs', 'respondent'),
      asked('own', 'complainant'),
      answered('theirs'),
      answered('own'),
    ];
    expect(storyOf(happened).map(({ index }) => index)).toEqual([1, 3]);
  });

  it('has the words of a question, and none of what the respondent wrote', () => {
    const [question] = storyOf([asked('own', 'complainant')]);
    expect(question?.textNames).toEqual(['question']);
    const [answer] = storyOf([{ type: 'answer-given', evidenceIds: [] }]);
    expect(answer?.textNames).toEqual([]);
  });

  it.each<ComplaintData>([
    { type: 'officer-assigned', party: 'verifying', officerId: 'officer-1' as OfficerId },
    { type: 'urged', dutyId: null },
    { type: 'defence-submitted', evidenceIds: [] },
    { type: 'approval-returned', approvalId: 'one' } as unknown as ComplaintData,
  ])('is silent about the inside of the office: $type', (data) => {
    expect(storyOf([data])).toEqual([]);
  });
});
