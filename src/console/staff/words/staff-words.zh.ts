import { chineseDomainWords } from '../../words/domain-words';
import { chineseBulkWords } from './bulk-words.zh';
import { chineseListWords } from './list-words.zh';
import { chineseCounterWords } from './counter-words.zh';
import { chineseFrameWords } from './frame-words.zh';

export const chineseStaffWords = {
  language: 'zh-CN',
  domain: chineseDomainWords,
  frame: chineseFrameWords,
  counter: chineseCounterWords,
  lists: chineseListWords,
  bulk: chineseBulkWords,
  shell: {
    name: 'Pacta 践诺 工作台',
    training: '训练系统',
    trainingMeans: (day: string) => `案件时间 ${day}，数据不是真实投诉`,
    signOut: '退出登录',
    language: '语言',
    loading: '正在读取……',
    retry: '重试',
    requestId: (id: string) => `报修编号：${id}`,
    notFound: '没有这个页面',
    unread: '没有读到这一页的内容',
    home: '首页',
    skip: '跳到正文',
  },
  signIn: {
    title: '登录',
    username: '用户名',
    password: '口令',
    submit: '登录',
    usernameMissing: '请填写用户名',
    passwordMissing: '请填写口令',
    again: '登录已失效，请重新登录',
    againHelp: '您在页面上填写的内容没有丢失，登录后继续。',
    otherPerson: '请用原来的账号登录；换人请先退出。',
  },
  home: {
    welcome: (name: string) => `${name}，您好`,
    organization: '单位',
    offices: '岗位',
  },
} as const;
