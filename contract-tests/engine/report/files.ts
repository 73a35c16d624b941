import type { GeneratedFile } from '../../../scripts/lib/output.ts';
import type { Redactor } from '../secrets/redact.ts';
import { buildHar } from './har.ts';
import { buildHtml } from './html.ts';
import { buildJson } from './json.ts';
import { buildJunit } from './junit.ts';
import type { Report } from './report.ts';

/** The files of all reports, without secrets. */
export const buildReportFiles = (
  report: Report,
  credentialHeaders: readonly string[],
  redact: Redactor,
): GeneratedFile[] =>
  [
    { path: 'index.html', contents: buildHtml(report) },
    { path: 'junit.xml', contents: buildJunit(report) },
    { path: 'report.json', contents: buildJson(report) },
    { path: 'exchanges.har', contents: buildHar(report, credentialHeaders) },
  ].map(({ path, contents }) => ({ path, contents: redact(contents) }));
