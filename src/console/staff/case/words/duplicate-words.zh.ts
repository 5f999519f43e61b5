import { DUPLICATE_REASON_LABELS } from '../../../../domain/complaint/labels';

export const chineseDuplicateWords = {
  duplicates: {
    title: '重复投诉',
    none: '没有发现可能重复的投诉。',
    loading: '正在比对…',
    notCompared: '身份保险库没有应答，这一次没有比对投诉人。',
    follows: '本件已关联到主件',
    followsUnseen: '本件已关联到另一主件，您看不到那一件。',
    followsMeans: '本件保留自己的编号、投诉人和期限；主件答复时，一并告知本件投诉人。',
    unlink: '解除关联',
    leads: (count: number) => `已有 ${count} 件关联到本件`,
    leadsMeans: '本件答复时，一并告知这些投诉的投诉人。要解除关联，请打开那一件。',
    possible: (count: number) => `可能重复（${count}）`,
    possibleMeans: '只说投诉人是否同一，不显示是谁。是否同一事项，请打开比对后决定。',
    rest: (count: number) => `其余 ${count} 件`,
    score: (score: number) => `相似度 ${score}`,
    link: '关联到此件',
    linkTo: (number: string) => `关联到此件 ${number}`,
    isFollowing: '该件自己已关联到另一主件',
    received: (day: string) => `${day} 收到`,
    reasons: DUPLICATE_REASON_LABELS,
  },
} as const;
