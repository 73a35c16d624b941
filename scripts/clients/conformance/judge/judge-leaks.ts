import { listSecretForms, unescapeJson } from '../../../lib/secret-forms.ts';
import type { Judge } from './observed.ts';

/** The key is in nothing that the language prints, in whatever form. */
export const judgeLeaks: Judge = ({ item: { expect }, key, report }) => {
  // a key of a few letters is in many words
  const forms = key.length < 8 ? [] : listSecretForms(key);
  const said = unescapeJson([report.printed, JSON.stringify(report)].join('\n'));
  return [
    ...(forms.some((form) => said.includes(form)) ? ['the key is in what was printed'] : []),
    ...(expect.prints ?? [])
      .filter((text) => !report.printed.includes(text))
      .map((text) => `\`${text}\` is not in what was printed`),
  ];
};
