import type { GeneratedFile } from '../../../scripts/lib/output.ts';
import type { Redactor } from '../secrets/redact.ts';
import { buildHar } from './har.ts';
import { buildHtml } from './html.ts';
import { buildJson } from './json.ts';
import { buildJunit } from './junit.ts';
import type { Report } from './report.ts';

export const REPORT_FILES = ['index.html', 'junit.xml', 'report.json', 'exchanges.har'] as const;

/** The files of all reports, without secrets. */
export const buildReportFiles = (
  report: Report,
  credentialHeaders: readonly string[],
  redact: Redactor,
): GeneratedFile[] => {
  const contents: Readonly<Record<(typeof REPORT_FILES)[number], string>> = {
    'index.html': buildHtml(report),
    'junit.xml': buildJunit(report),
    'report.json': buildJson(report),
    'exchanges.har': buildHar(report, credentialHeaders),
  };
  return REPORT_FILES.map((path) => ({ path, contents: redact(contents[path]) }));
};
