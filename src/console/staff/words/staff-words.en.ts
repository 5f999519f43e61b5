import { englishDomainWords } from '../../words/domain-words.en';
import type { StaffWords } from './staff-words';
import { englishBulkWords } from './bulk-words.en';
import { englishListWords } from './list-words.en';
import { englishCounterWords } from './counter-words.en';
import { englishFrameWords } from './frame-words.en';

export const englishStaffWords: StaffWords = {
  language: 'en-US',
  domain: englishDomainWords,
  frame: englishFrameWords,
  counter: englishCounterWords,
  lists: englishListWords,
  bulk: englishBulkWords,
  shell: {
    name: 'Pacta console',
    training: 'Training system',
    trainingMeans: (day) => `Case time ${day}; nothing here is a real complaint`,
    signOut: 'Sign out',
    language: 'Language',
    loading: 'Loading…',
    retry: 'Try again',
    requestId: (id) => `Reference for support: ${id}`,
    notFound: 'There is no such page',
    unread: 'This page could not be read',
    home: 'Home',
    skip: 'Skip to the content',
  },
  signIn: {
    title: 'Sign in',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    usernameMissing: 'Enter your user name',
    passwordMissing: 'Enter your password',
    again: 'Your session has ended: sign in again',
    againHelp: 'What you wrote on the page is not lost. Go on after signing in.',
    otherPerson: 'Sign in with the same account; to change accounts, sign out first.',
  },
  home: {
    welcome: (name) => `Hello, ${name}`,
    organization: 'Body',
    offices: 'Offices',
  },
};
