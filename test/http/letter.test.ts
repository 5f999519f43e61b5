import { randomUUID } from 'node:crypto';
import express from 'express';
import request from 'supertest';
import { renderStoredLetter } from '../../activities/letter.activities';
import { toOrganizationId } from '../../src/domain/ids';
import { createApp } from '../../src/http/app';
import { letterPageHandler } from '../../src/http/letter.routes';
import { loadFonts } from '../../src/letters/fonts';
import { createLog } from '../../src/log';
import { verifyCodeOf, verifyUrlOf } from '../../src/letters/verify-code';
import { insertLetter } from '../../src/store/letter.store';
import type { Letter } from '../../src/store/letter.store';
import { inTransaction } from '../../src/store/transaction';
import { aLetter } from '../support/letters';
import { pagesOfPdf } from '../support/pdf-text';
import { aCase, createFileWorld } from './file-world';
import type { FileWorld } from './file-world';
import { testSettings } from './http-world';

let world: FileWorld;
const fonts = loadFonts();

beforeAll(async () => {
  world = await createFileWorld();
});
afterAll(() => world.close());

const issue = (issuerName = '青河市发展和改革委员会'): Promise<Letter> =>
  inTransaction(world.database, (transaction) =>
    insertLetter(transaction, {
      ...{ caseId: aCase(), organizationId: toOrganizationId('body-1'), addresseeParty: 'complainant' },
      ...{ approvedSequence: 2, numberPattern: '青发改信函〔{year}〕{serial}号' },
      content: aLetter('reply', { issuerName }),
    }),
  );

const render = ({ letterId }: Letter): Promise<void> =>
  renderStoredLetter(
    { database: world.database, files: world.deps.files, fonts, publicUrl: 'https://pacta.example' },
    letterId,
  );

const check = (number: string, code: string): Promise<Response> =>
  fetch(`${world.base}/public/letters/${encodeURIComponent(number)}?code=${encodeURIComponent(code)}`);

describe('fetching a letter', () => {
  it('gives the PDF to whoever may see it, and asks for patience while it is being set', async () => {
    const letter = await issue();
    const receipt = await world.complainant(letter.caseId);
    const early = await world.fetchAs(`/letters/${letter.letterId}/content`, receipt);
    expect(early.status).toBe(409);
    expect(early.headers.get('retry-after')).toBe('5');
    await render(letter);
    const response = await world.fetchAs(`/letters/${letter.letterId}/content`, receipt);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(pagesOfPdf(Buffer.from(await response.arrayBuffer()))).toHaveLength(1);
    expect(await (await world.fetchAs(`/letters/${letter.letterId}`, receipt)).json()).toMatchObject({
      ...{ number: letter.number, kind: 'reply', addressee: 'complainant', service: null },
    });
  });

  it('answers everybody else as if there were none', async () => {
    const letter = await issue();
    const stranger = await world.complainant(aCase());
    expect((await world.fetchAs(`/letters/${letter.letterId}`, stranger)).status).toBe(404);
    expect((await world.fetchAs(`/letters/${letter.letterId}/content`, world.officer)).status).toBe(404);
    world.readable.add(letter.letterId);
    expect((await world.fetchAs(`/letters/${letter.letterId}`, world.officer)).status).toBe(200);
  });
});

describe('checking a letter', () => {
  it('says to whoever holds it who issued it and when, and nothing of the case', async () => {
    const letter = await issue();
    const response = await check(letter.number, verifyCodeOf(letter.letterId, letter.number));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ...{ number: letter.number, kind: 'reply', issuerName: '青河市发展和改革委员会' },
      ...{ issuedOn: '2026-11-25', sha256: null },
    });
  });

  it('says the same of a wrong code and of a number that does not exist', async () => {
    const { number } = await issue();
    const [wrong, missing] = await Promise.all([
      check(number, '2222222222'),
      check('青发改信函〔2026〕999号', 'x'),
    ]);
    expect([wrong.status, missing.status]).toEqual([404, 404]);
  });

  it('works from the QR code: a page without scripts, with every name escaped', async () => {
    const letter = await issue('<b onload=alert(1)>局');
    const page = express().get('/letters/:number', letterPageHandler(world.database));
    const url = new URL(verifyUrlOf('https://pacta.example', letter.letterId, letter.number));
    const shown = await request(page).get(`${url.pathname}${url.search}`);
    expect(shown.status).toBe(200);
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    expect(shown.text).toContain('核验通过');
    expect(shown.text).toContain('&lt;b onload=alert(1)&gt;局');
    expect(shown.text).not.toContain('<b ');
    const other = await request(page).get(`${url.pathname}?code=${randomUUID().slice(0, 8)}`);
    expect(other.status).toBe(404);
    expect(other.text).toContain('没有核验到');
  });
});

describe('checking a filed copy', () => {
  it('tells whoever has a wrong code what to look at, thirty times a minute from one place', async () => {
    const app = createApp(
      {
        ...{ database: world.database, log: createLog('silent'), readiness: [] },
        settings: { ...testSettings, rateFactor: 2 / 30 },
        recordAccess: () => Promise.resolve(),
      },
      [],
    );
    const look = () => request(app).get('/verify/never-printed-anywhere-0').set('accept', 'text/html');
    const shown = await look();
    expect([shown.status, shown.headers['content-security-policy']]).toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(shown.text).toContain('请核对：二维码是否完整清晰');
    expect((await look()).status).toBe(404);
    const third = await look();
    expect([third.status, Number(third.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});
