/** What is said of a case that is seen through a party's eyes. */
export const chineseSeeAsWords = {
  seeAs: {
    ask: '以当事人的视角查看：',
    parties: { respondent: '被投诉主体', complainant: '投诉人' },
    banner: {
      respondent: '您正在以被投诉主体的视角查看本件',
      complainant: '您正在以投诉人（凭回执）的视角查看本件',
    },
    means: '所见与其本人看到的相同，只看不办；本次查看已单独留痕。',
    back: '返回本人的视角',
    nothing: { respondent: '被投诉主体现在看不到本件', complainant: '投诉人现在看不到本件' },
    nothingHelp: '被投诉主体收到通知之后才看到，并且只看到通知所公开的内容。',
    title: (number: string, party: string) => `${number}（${party}的视角）· Pacta 践诺`,
  },
} as const;
