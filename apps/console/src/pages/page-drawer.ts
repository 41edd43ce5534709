import nunjucks from 'nunjucks';

const KITS = ['node_modules/govuk-frontend/dist', 'node_modules/@ministryofjustice/frontend'];

/** Draws pages from templates. All is escaped; no template of ours takes HTML from a view. */
export class PageDrawer {
  private readonly environment: nunjucks.Environment;

  constructor(folder: string, everywhere: Readonly<Record<string, string>>) {
    const loader = new nunjucks.FileSystemLoader([folder, ...KITS]);
    this.environment = new nunjucks.Environment(loader, {
      autoescape: true,
      throwOnUndefined: false,
      trimBlocks: true,
      lstripBlocks: true,
    });
    for (const [name, value] of Object.entries(everywhere)) this.environment.addGlobal(name, value);
  }

  draw(template: string, view: object): string {
    return this.environment.render(`${template}.njk`, view);
  }
}
