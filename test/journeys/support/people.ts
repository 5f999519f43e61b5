import type { Language } from '../../../src/domain/language';
import { eventually } from '../../support/eventually';
import type { Role } from '../../../src/domain/officer';
import type { ComplaintView } from '../../../src/http/complaint-view';
import type { IssuableCommandType } from '../../../src/wire/complaint-command.wire';
import type { LetterPreview } from '../../../src/wire/letter-preview.wire';
import { expectStatus, type Desk, type Refusal, type Reply } from './desk';
import { usernameOf, type BodyId } from './journey-city';

export type View = ComplaintView;
export type Said = Readonly<Record<string, unknown>>;

/** A case by its id; whoever follows it by receipt has more to hold, see `Complaint`. */
export interface CaseHandle {
  readonly id: string;
  readonly number: string;
}

/** Somebody who can act on a case: an officer in a role, or a complainant by receipt. */
export interface Person {
  /** Sends a command. @returns the case as it then stands for this person. @throws when it is refused. */
  does(about: CaseHandle, type: IssuableCommandType, said?: Said): Promise<View>;
  /** Sends a command that must not be possible. @throws when it is. */
  isRefused(about: CaseHandle, type: IssuableCommandType, said?: Said): Promise<Refusal>;
  /** The words of the letters that a command would send out, a paragraph a line. */
  previews(about: CaseHandle, type: IssuableCommandType, said?: Said): Promise<readonly string[]>;
  /** Null: for this person there is no such case. */
  looksAt(about: CaseHandle): Promise<View | null>;
  sees(about: CaseHandle): Promise<View>;
  /** The sentences of the journal, in order. */
  journal(about: CaseHandle, language?: Language): Promise<readonly string[]>;
  /** The numbers of the cases in this person's list. */
  lists(): Promise<readonly string[]>;
  download(path: string): Promise<Buffer>;
  upload(content: Buffer, name: string): Promise<string>;
  /** The names of a case's files that this person may fetch; null when there is no such case for it. */
  evidence(about: CaseHandle): Promise<readonly string[] | null>;
}

export function officerOf(desk: Desk, body: BodyId, role: Role): Person {
  return personWith(desk, () => desk.tokenOf(usernameOf(body, role)));
}

export function personWith(desk: Desk, token: () => Promise<string>): Person {
  const command = async (about: CaseHandle, type: IssuableCommandType, said: Said): Promise<Reply> =>
    desk.post(`/complaints/${about.id}/commands`, { type, ...said }, await token());
  const looksAt = async (about: CaseHandle): Promise<View | null> => {
    const reply = await desk.get(`/complaints/${about.id}`, await token());
    return reply.status === 404 ? null : (expectStatus(reply, 200) as View);
  };
  const sees = async (about: CaseHandle): Promise<View> => {
    const view = await looksAt(about);
    if (view === null) throw new Error(`${about.number} 在这里看不到`);
    return view;
  };
  return {
    looksAt,
    sees,
    does: async (about, type, said = {}) => {
      const body = expectStatus(await command(about, type, said), 200, 202);
      if (isAnswered(body)) return body.complaint;
      await untilRecorded(desk, (body as { readonly commandId: string }).commandId, await token());
      return sees(about);
    },
    isRefused: async (about, type, said = {}) => {
      const { status, body } = await command(about, type, said);
      if (status < 400) throw new Error(`${type} 本应被拒绝：${JSON.stringify(body)}`);
      const { refusal, detail } = body as {
        readonly refusal?: { readonly type: string };
        readonly detail: string;
      };
      return { status, refusal: refusal?.type ?? '', detail };
    },
    previews: async (about, type, said = {}) => {
      const path = `/complaints/${about.id}/letter-previews`;
      const reply = await desk.post(path, { type, ...said }, await token());
      const { items } = expectStatus(reply, 200) as { readonly items: readonly LetterPreview[] };
      return items.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]);
    },
    journal: async (about, language = 'zh-CN') => {
      const reply = await desk.get(`/complaints/${about.id}/events?language=${language}`, await token());
      const { items } = expectStatus(reply, 200) as { readonly items: readonly { sentence: string }[] };
      return items.map(({ sentence }) => sentence);
    },
    lists: async () => {
      const { items } = expectStatus(await desk.get('/complaints?limit=200', await token()), 200) as {
        readonly items: readonly CaseHandle[];
      };
      return items.map(({ number }) => number);
    },
    download: async (path) => desk.download(path, await token()),
    upload: async (content, name) => desk.upload(content, name, await token()),
    evidence: async (about) => {
      const reply = await desk.get(`/complaints/${about.id}/evidence`, await token());
      if (reply.status === 404) return null;
      const { items } = expectStatus(reply, 200) as { readonly items: readonly { readonly name: string }[] };
      return items.map(({ name }) => name);
    },
  };
}

function isAnswered(body: unknown): body is { readonly complaint: View } {
  return typeof body === 'object' && body !== null && 'complaint' in body;
}

/** What did not arrive is delivered again by the relay, with pauses between. */
const comesRoundWithinMs = 60_000;

/** 202: stored, and applied when the engine has come round to it. */
async function untilRecorded(desk: Desk, commandId: string, token: string): Promise<void> {
  await eventually(async () => {
    const reply = await desk.get(`/commands/${encodeURIComponent(commandId)}`, token);
    const { state } = expectStatus(reply, 200) as { readonly state: string };
    if (state !== 'recorded') throw new Error(`${commandId} 仍是 ${state}`);
  }, comesRoundWithinMs);
}

export type Deadline = View['deadlines'][number];

/** @throws when the case has no such duty in this view. */
export function deadlineOf(view: View, duty: string): Deadline {
  const found = view.deadlines.find((one) => one.dutyId === duty || one.duty === duty);
  if (found === undefined) {
    throw new Error(`没有 ${duty}，只有 ${view.deadlines.map((one) => one.dutyId).join('、')}`);
  }
  return found;
}
