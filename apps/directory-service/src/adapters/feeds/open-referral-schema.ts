import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ServiceSchema } from '../../application/feeds/ports.js';

/** Checks services by the compiled JSON Schema of Open Referral UK 3.0. */
export class OpenReferralSchema implements ServiceSchema {
  private readonly validate;

  /** @param folder of the standard's schemas */
  constructor(folder: string) {
    // The schemas hold words of their own beside those of JSON Schema, and say everything several
    // times.
    const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    this.validate = ajv.compile(
      JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8')) as object,
    );
  }

  faultsIn(record: unknown): { field: string; message: string }[] {
    if (this.validate(record)) return [];
    return (this.validate.errors ?? []).map(
      ({ instancePath, params, message = 'is not valid' }) => {
        const missing = 'missingProperty' in params ? `.${String(params['missingProperty'])}` : '';
        return {
          field: `${instancePath.slice(1).replaceAll('/', '.')}${missing}`.replace(/^\./, ''),
          message: missing === '' ? message : 'is missing',
        };
      },
    );
  }
}
