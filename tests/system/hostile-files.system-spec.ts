import { beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError } from '@hub/borough-connector';
import { inline, sheet, workbook } from '../directory/workbooks.js';
import { Stage } from './stage/stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROW = workbook(sheet(`<row r="30000000">${inline('A30000000', 'x')}</row>`));

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

type Content = Uint8Array<ArrayBuffer> | string;

function send(content: Content, by = 'Barnet'): Promise<unknown> {
  const type = typeof content === 'string' ? 'text/csv' : XLSX;
  const options = { raw: { type, content }, attempts: 1 };
  return stage.as(by, 'lead_caf_contact').post('/v1/service-imports?licence=x', options);
}

async function refusalOf(call: Promise<unknown>): Promise<HubProblemError> {
  const error = await call.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof HubProblemError)) throw new Error('It was not refused');
  return error;
}

/** A service that ends without being asked to fails the run: the stage watches all of them. */
describe('a file of services that would take all there is', () => {
  it('is refused with bound, place and cure, and others are served meanwhile and afterwards', async () => {
    const refused = Promise.all([
      refusalOf(send(new Uint8Array(ROW))),
      refusalOf(send(`reference,name\n${'1,\n'.repeat(3_000_000)}`, 'Enfield')),
    ]);
    const asked = await stage.as('Southwark').get('/v1/services?q=club');
    expect(asked.status).toBe(200);
    const refusals = await refused;
    expect(refusals.map(({ status, code }) => [status, code])).toEqual([
      [422, 'import_unreadable'],
      [422, 'import_unreadable'],
    ]);
    expect(refusals[0].message).toMatch(/row 30000000/);
    expect((await new Stage().as('Hackney').get('/v1/services?q=club')).status).toBe(200);
  });
});
